import "graphiql/setup-workers/vite";
import "graphiql/style.css";
import "./page.css";
import { GraphiQL } from "graphiql";
import { createElement } from "react";
import { createRoot } from "react-dom/client";

const START = `# The API of Lotbook. Ctrl+Space shows what fits, the book on the left explains every field.
{
  viewer { role user { name } }
}
`;

/** One request with the session of this page; the server wants the header beside the cookie. */
const fetcher = async (asked) => {
  const answer = await fetch("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", "x-requested-by": "lotbook" },
    body: JSON.stringify(asked),
  });
  return answer.json();
};

createRoot(document.getElementById("graphiql")).render(
  createElement(GraphiQL, { fetcher, defaultQuery: START, shouldPersistHeaders: false }),
);
