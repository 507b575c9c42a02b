import { CopyButton } from './copy-button.tsx'

/** JSON with a line for each value; any other text as it is. */
export const prettyJson = (text: string): string => {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}

type Props = { title: string; text: string; what: string }

/** A text such as JSON, to be read and copied. */
export const JsonView = ({ title, text, what }: Props) => (
  <section class="panel-part">
    <h3>
      {title}
      <CopyButton text={text} what={what} />
    </h3>
    <pre class="json" tabIndex={0} role="group" aria-label={title}>
      {prettyJson(text)}
    </pre>
  </section>
)
