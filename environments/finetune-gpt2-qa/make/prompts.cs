// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
// Writes the training prompts, for the agent without and for the judge with their answers:  dotnet run prompts.cs
using System.Text.Json;
using RE.Bench.Scorers.FinetuneGpt2Qa.Exercises;

var exercises = ExerciseBook.DrawDistinct(new Random(2026), ExerciseSplit.Training, 4000);
File.WriteAllLines(Path.Combine("..", "agent", "prompts.jsonl"), exercises.Select(exercise => JsonSerializer.Serialize(new { prompt = exercise.Prompt })));
File.WriteAllLines(Path.Combine("..", "scorer", "training.jsonl"), exercises.Select(exercise => JsonSerializer.Serialize(new { prompt = exercise.Prompt, answer = exercise.Answer })));
