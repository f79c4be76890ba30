// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
// Writes agent/vocabulary.json: characters, and the words of exercises and answers:  dotnet run vocabulary.cs
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using RE.Bench.Scorers.FinetuneGpt2Qa.Exercises;

const int Size = 512;
var random = new Random(1);
var answers = new NoisyAnswers(random, 0.5, 0.5);
var texts = Enumerable.Range(0, 40000).Select(_ => ExerciseBook.Draw(random, ExerciseSplit.Everything)).SelectMany(exercise => (string[])[exercise.Prompt, exercise.Answer, exercise.Misconception, answers.To(exercise)]);
var words = texts.SelectMany(text => Regex.Matches(" " + text, " [a-z]{2,}").Select(match => match.Value)).GroupBy(word => word).Where(group => group.Count() > 20).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => group.Key);
string[] pieces = ["<end>", "<answer>", .. " abcdefghijklmnopqrstuvwxyz0123456789.,?!:;'\"-+*/=()".Select(character => character.ToString()), .. words];
File.WriteAllText(Path.Combine("..", "agent", "vocabulary.json"), JsonSerializer.Serialize(pieces[..Math.Min(Size, pieces.Length)], new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
Console.WriteLine($"{pieces.Length} pieces, of which at most {Size} are kept");
