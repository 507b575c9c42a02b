import type { Route } from './routes.ts'

const street = '/v1/streets/{street}'
const community = `${street}/communities/{community}` as const
const endpoint = `${street}/endpoints/{endpoint}` as const
const message = `${endpoint}/messages/{message}` as const
const source = `${street}/sources/{source}` as const
const inbound = `${street}/inbound-messages/{message}` as const
const token = `${street}/tokens/{token}` as const

/** What is of other systems: the browser has these routes only where it shows something of them. */
export const integrationRoutes = {
  listWebhookTypes: { method: 'get', path: '/v1/webhook-types', access: 'anyone' },
  listEndpoints: { method: 'get', path: `${street}/endpoints`, access: 'integrations.manage' },
  addEndpoint: { method: 'post', path: `${street}/endpoints`, access: 'integrations.manage', creates: true },
  changeEndpoint: { method: 'put', path: endpoint, access: 'integrations.manage', edits: true },
  removeEndpoint: { method: 'delete', path: endpoint, access: 'integrations.manage', edits: true },
  readEndpointKeys: { method: 'post', path: `${endpoint}/key-readings`, access: 'integrations.manage' },
  rotateEndpointKeys: {
    method: 'post',
    path: `${endpoint}/keys`,
    access: 'integrations.manage',
    edits: true,
  },
  pingEndpoint: { method: 'post', path: `${endpoint}/pings`, access: 'integrations.manage' },
  listDeliveries: { method: 'get', path: `${street}/deliveries`, access: 'integrations.manage' },
  readDelivery: { method: 'get', path: message, access: 'integrations.manage' },
  replayDelivery: { method: 'post', path: `${message}/replays`, access: 'integrations.manage' },
  replayDeliveries: { method: 'post', path: `${endpoint}/replays`, access: 'integrations.manage' },
  acknowledgeDelivery: {
    method: 'post',
    path: `${message}/acknowledgement`,
    access: 'deliveries.acknowledge',
  },
  listAcknowledgements: { method: 'get', path: `${community}/acknowledgements`, access: 'records.read' },
  listTokens: { method: 'get', path: `${street}/tokens`, access: 'integrations.manage' },
  makeToken: { method: 'post', path: `${street}/tokens`, access: 'integrations.manage', creates: true },
  changeToken: { method: 'put', path: token, access: 'integrations.manage', edits: true },
  revokeToken: { method: 'delete', path: token, access: 'integrations.manage', edits: true },
  receiveMessage: { method: 'post', path: '/v1/hooks/{street}/{source}', access: 'anyone' },
  listSources: { method: 'get', path: `${street}/sources`, access: 'integrations.manage' },
  readSource: { method: 'get', path: source, access: 'integrations.manage' },
  addSource: {
    method: 'post',
    path: `${street}/sources`,
    access: 'integrations.manage',
    creates: true,
  },
  changeSource: { method: 'put', path: source, access: 'integrations.manage', edits: true },
  rotateSourceSecret: {
    method: 'put',
    path: `${source}/secret`,
    access: 'integrations.manage',
    edits: true,
  },
  removeSource: { method: 'delete', path: source, access: 'integrations.manage', edits: true },
  tryMapping: { method: 'post', path: `${street}/mapping-trials`, access: 'integrations.manage' },
  listInboundMessages: {
    method: 'get',
    path: `${street}/inbound-messages`,
    access: 'integrations.manage',
  },
  readInboundMessage: { method: 'get', path: inbound, access: 'integrations.manage' },
  readInboundBody: { method: 'post', path: `${inbound}/body-readings`, access: 'integrations.manage' },
  replayInboundMessage: {
    method: 'put',
    path: `${inbound}/replay`,
    access: 'integrations.manage',
    edits: true,
  },
  dismissInboundMessage: {
    method: 'put',
    path: `${inbound}/dismissal`,
    access: 'integrations.manage',
    edits: true,
  },
  reinstateInboundMessage: {
    method: 'delete',
    path: `${inbound}/dismissal`,
    access: 'integrations.manage',
    edits: true,
  },
  listEvents: { method: 'get', path: `${street}/events`, access: 'audit.read' },
} as const satisfies Record<string, Route>
