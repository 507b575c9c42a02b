import { useId } from 'preact/hooks'

type RadioProps<Code extends string> = {
  legend: string
  value: Code
  options: readonly { code: Code; name: string; hint: string }[]
  change: (code: Code) => void
}

/** One of a few, each with what it means. */
export const Radios = <Code extends string>({ legend, value, options, change }: RadioProps<Code>) => {
  const name = useId()
  return (
    <fieldset class="choosing">
      <legend>{legend}</legend>
      {options.map(({ code, name: shown, hint }) => (
        <label key={code} class="chk">
          <input type="radio" name={name} checked={value === code} onChange={() => change(code)} />
          <span>
            {shown} <small>{hint}</small>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
