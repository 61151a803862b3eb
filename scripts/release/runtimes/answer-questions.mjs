/** Answers each question of the process that started this one with `{ text }` or `{ error }`, and ends with it. */
export function answerQuestions(answer) {
  process.on("message", (question) =>
    answer(question).then(
      (text) => process.send({ text }),
      (error) => process.send({ error: String(error?.stack ?? error) }),
    ),
  );
  process.once("disconnect", () => process.exit());
}
