import { rows } from "./rows.mjs";

export const dynamic = "force-dynamic";

export default function Page() {
  return (
    <table>
      <tbody>
        {rows.map(({ id, href, cells }) => (
          <tr key={id}>
            {cells.map((cell, i) => (
              <td key={cell}>{i === 0 ? <a href={href}>{cell}</a> : cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
