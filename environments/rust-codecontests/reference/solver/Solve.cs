// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
#:property PublishAot=false
#:property UseAppHost=false
#:property InvariantGlobalization=true
#:property SatelliteResourceLanguages=en
#:property TieredPGO=false

// Asks for several programs, tries each on the public tests, shows the failing test to the authors of two that failed, and prints
// the program that passed and came up most often.
using System.Diagnostics;
using System.Net.Http;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

const int Samples = 5;
const int Repairs = 2;
var problem = JsonNode.Parse(Console.In.ReadToEnd())!;
var statement = (string)problem["statement"]!;
var tests = problem["public_tests"]!.AsArray().Select(test => (Input: (string)test!["input"]!, Output: (string)test["output"]!)).ToList();
var address = Environment.GetEnvironmentVariable("REBENCH_MODEL_URL") + "/chat/completions";
using var http = new HttpClient();
var folder = Directory.CreateTempSubdirectory("solve").FullName;
var tried = new Dictionary<string, (string Failure, int Count, JsonArray Talk)>();

var asked = $"Solve this contest problem in Rust. Think step by step about edge cases and running time, then give the whole program in one block of code.\n\n{statement}\n"
    + string.Concat(tests.Select(test => $"\nExample input:\n{test.Input}\nExample output:\n{test.Output}\n"));
for (var i = 0; i < Samples; i++)
{
    await TryAsync(new JsonArray(Message("user", asked)));
}

foreach (var (failure, _, talk) in tried.Values.Where(program => program.Failure.Length > 0).OrderByDescending(program => program.Count).Take(Repairs).ToList())
{
    var more = talk.DeepClone().AsArray();
    more.Add(Message("user", failure + "\nFind the mistake and give the whole program again."));
    await TryAsync(more);
}

var best = tried.OrderBy(program => program.Value.Failure.Length > 0).ThenByDescending(program => program.Value.Count).Select(program => program.Key).FirstOrDefault();
Console.Write(best);
return best is null ? 1 : 0;

static JsonObject Message(string role, string text) => new() { ["role"] = role, ["content"] = text };

async Task TryAsync(JsonArray talk)
{
    var body = new JsonObject { ["temperature"] = 1.0, ["messages"] = talk.DeepClone() };
    using var response = await http.PostAsync(address, new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"));
    if (!response.IsSuccessStatusCode)
    {
        return;
    }

    var text = (string)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["choices"]![0]!["message"]!["content"]!;
    if (Regex.Match(text, @"```(?:rust)?\s*\n(.*?)```", RegexOptions.Singleline) is not { Success: true } code)
    {
        return;
    }

    var program = code.Groups[1].Value;
    var history = talk.DeepClone().AsArray();
    history.Add(Message("assistant", text));
    tried[program] = tried.TryGetValue(program, out var known) ? known with { Count = known.Count + 1 } : (Failure(program), 1, history);
}

// What is wrong with a program, as far as compiler and public tests show; empty = nothing.
string Failure(string program)
{
    var (source, binary) = (Path.Combine(folder, "main.rs"), Path.Combine(folder, "main"));
    File.WriteAllText(source, program);
    var (status, _, errors) = Run("rustc", $"--edition 2021 -C opt-level=0 -C debuginfo=0 -o {binary} {source}", "");
    if (status != 0)
    {
        return $"It does not compile:\n{errors[..Math.Min(errors.Length, 2000)]}";
    }

    foreach (var (input, output) in tests)
    {
        var (code, printed, _) = Run(binary, "", input);
        if (code != 0 || !Words(printed).SequenceEqual(Words(output)))
        {
            return $"It fails this test.\nInput:\n{input}\nExpected output:\n{output}\nThe program's output (status {code}):\n{printed[..Math.Min(printed.Length, 1000)]}";
        }
    }

    return "";
}

static string[] Words(string text) => text.Split((char[])[' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries);

static (int Status, string Output, string Errors) Run(string file, string arguments, string input)
{
    using var process = Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
    var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
    try
    {
        process.StandardInput.Write(input);
        process.StandardInput.Close();
    }
    catch (IOException)
    {
        // It ended without reading.
    }

    if (!process.WaitForExit(4000))
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
    }

    return (process.ExitCode, output.Result, errors.Result);
}
