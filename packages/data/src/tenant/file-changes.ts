import type { InStatement } from '@libsql/client'
import type { FileQuota } from '@linli/domain/files'
import type { TenantDb } from '../open.ts'
import { statementOf } from '../statements.ts'
import type { StoredFile } from './files.ts'
import { file } from './tables.ts'

type Content = { community: string; sha256: string; size: number }

/** Counts an object as stored; refused while the very object is being swept away. */
const storeObject = ({ community, sha256, size }: Content): InStatement => ({
  sql: `INSERT INTO stored_object (community, sha256, size) VALUES (?, ?, ?)
    ON CONFLICT DO UPDATE SET size = iif(swept_at IS NULL, size, NULL)`,
  args: [community, sha256, size],
})

/** Refused when more is kept by now than is allowed, whoever else has added something meanwhile. */
const withinQuota = (community: string, quota: FileQuota): InStatement => ({
  sql: `UPDATE file_usage SET bytes = iif(bytes <= ? AND (SELECT sum(bytes) FROM file_usage) <= ?, bytes, NULL)
    WHERE community = ?`,
  args: [quota.community, quota.street, community],
})

/** The statements that add a file whose object is stored. */
export const addFileStatements = (tenant: TenantDb, row: StoredFile, quota: FileQuota): InStatement[] => {
  const added = statementOf(tenant.orm.insert(file).values(row))
  return [storeObject(row), withinQuota(row.community, quota), added]
}

/** Takes a file away or brings it back: the guard fails when `next.version - 1` is not the current one. */
export const changeFileGuard = (next: StoredFile): InStatement => ({
  sql: `UPDATE file SET removed = ?, updated_at = ?, updated_by = ?, version = iif(version = ?, version + 1, NULL) WHERE id = ?`,
  args: [next.removed ? 1 : 0, next.updatedAt, next.updatedBy, next.version - 1, next.id],
})

/** Gives a file its small picture, once: the guard fails where it has another one. */
export const pictureStatements = (
  { id, community }: StoredFile,
  picture: Omit<Content, 'community'>,
): { guard: InStatement; statements: InStatement[] } => ({
  guard: {
    sql: `UPDATE file SET picture = iif(picture IN ('', :sha256), :sha256, NULL) WHERE id = :id`,
    args: { id, sha256: picture.sha256 },
  },
  statements: [storeObject({ ...picture, community })],
})
