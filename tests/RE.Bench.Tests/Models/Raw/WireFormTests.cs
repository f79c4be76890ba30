using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Microsoft.Extensions.AI;
using RE.Bench.Agents.Live.Proxy;
using RE.Bench.Models.Raw;
using RE.Bench.Models.Raw.Forms;
using RE.Bench.Models.Wire;
using RE.Bench.Tests.Support;
using RE.Bench.Tests.Support.Clients;

namespace RE.Bench.Tests.Models.Raw;

public sealed class WireFormTests
{
    public static readonly TheoryData<string> Protocols = ["completions", "messages", "responses"];

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task A_stream_cut_anywhere_into_blocks_gives_the_answer_that_comes_whole(string protocol)
    {
        var form = Form(protocol);
        var (whole, events) = Wire(protocol, new UpstreamAnswer(ScriptedCall.Bash("echo 'ä ✓'; ls") with { Text = "I look ✓." }, "call_1"));
        var expected = Shown(form.ReadAnswer(whole));

        foreach (var size in (int[])[1, 2, 3, 7, 4096])
        {
            var fold = form.Fold();
            await foreach (var happened in SseReader.ReadAsync(new SlowStream(string.Concat(events), size), TestContext.Current.CancellationToken))
            {
                fold.Add(happened);
            }

            Assert.True(fold.IsWhole);
            Assert.Equal(expected, Shown(form.ReadAnswer(fold.Answer())));
        }
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void A_stream_that_ends_early_is_not_whole(string protocol)
    {
        var events = Wire(protocol, new UpstreamAnswer(ScriptedCall.Bash("ls"), "call_1")).Events;
        var ending = protocol == "completions" ? 3 : protocol == "messages" ? 1 : 1;

        for (var length = 0; length <= events.Count - ending - 1; length++)
        {
            var fold = Form(protocol).Fold();
            foreach (var happened in events.Take(length))
            {
                fold.Add(SseReader.Read(Encoding.UTF8.GetBytes(happened)));
            }

            Assert.False(fold.IsWhole, $"{length} of {events.Count} events");
        }
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void An_answer_written_for_a_client_is_read_back_as_it_was(string protocol)
    {
        var form = Form(protocol);
        var answer = Form("messages").ReadAnswer(Wire("messages", new UpstreamAnswer(ScriptedCall.Bash("ls") with { Text = "I look." }, "call_1")).Whole);

        var fold = form.Fold();
        foreach (var happened in form.WriteStream(answer))
        {
            fold.Add(SseReader.Read(happened));
        }

        Assert.Equal(Shown(answer), Shown(form.ReadAnswer(form.WriteAnswer(answer))));
        Assert.Equal(Shown(answer), Shown(form.ReadAnswer(fold.Answer())));
    }

    [Theory]
    [InlineData("completions", """{"messages":[{"role":"system","content":"s"},{"role":"user","content":[{"type":"text","text":"u"}]},{"role":"assistant","content":null,"tool_calls":[{"id":"c","type":"function","function":{"name":"bash","arguments":"{\"command\":\"ls\"}"}}]},{"role":"tool","tool_call_id":"c","content":"out"}]}""")]
    [InlineData("messages", """{"system":[{"type":"text","text":"s"}],"messages":[{"role":"user","content":"u"},{"role":"assistant","content":[{"type":"tool_use","id":"c","name":"bash","input":{"command":"ls"}}]},{"role":"user","content":[{"type":"tool_result","tool_use_id":"c","content":[{"type":"text","text":"out"}]}]}]}""")]
    [InlineData("responses", """{"instructions":"s","input":[{"role":"user","content":[{"type":"input_text","text":"u"}]},{"type":"function_call","call_id":"c","name":"bash","arguments":"{\"command\":\"ls\"}"},{"type":"function_call_output","call_id":"c","output":"out"}]}""")]
    public void The_same_conversation_reads_the_same_from_each_protocol(string protocol, string body)
    {
        var read = Form(protocol).ReadRequest((JsonObject)JsonNode.Parse(body)!);

        Assert.Equal(["system: s", "user: u", "assistant: bash {\"command\":\"ls\"} (c)", "tool: out (c)"], read.Messages.Select(Shown));
    }

    [Fact]
    public void Whatever_a_client_sends_is_refused_or_read()
    {
        string[] words = ["messages", "role", "content", "type", "text", "input", "tools", "function", "source", "tool_calls", "image_url", "url", "output", "user", "tool_result", "tool_use", "system", "stream", "function_call", "input_image", "document"];
        var leaf = Gen.OneOf(AnyOf(words).Select(word => JsonSerializer.Serialize(word)), AnyOf("1", "-1e300", "true", "null", "\"data:image/png;base64,@@\"", "\"\\ud83d\\ude00\"", "[]", "{}"));
        var json = Gen.Recursive<string>((depth, inner) => depth > 5 ? leaf : Gen.OneOf(
            leaf,
            inner.Array[0, 4].Select(items => $"[{string.Join(',', items)}]"),
            Gen.Select(AnyOf(words), inner).Array[0, 5].Select(fields => "{" + string.Join(',', fields.DistinctBy(field => field.Item1).Select(field => $"\"{field.Item1}\":{field.Item2}")) + "}")));

        json.Sample(
            text =>
            {
                if (RequestReader.Parse("/v1/messages", Encoding.UTF8.GetBytes(text)) is RequestRead.Body body)
                {
                    foreach (var form in (WireForm[])[new CompletionsForm(), new MessagesForm(), new ResponsesForm()])
                    {
                        _ = form.Refusal(body.Json);
                        _ = form.ReadRequest(body.Json).ToOptions();
                        _ = form.ReadAnswer(body.Json);
                        form.Fold().Add(new SseEvent("", text, []));
                    }
                }
            },
            iter: Often.Times(3000));
    }

    [Fact]
    public void Bytes_that_are_no_request_are_refused() =>
        Gen.Byte.Array[0, 200].Sample(bytes => RequestReader.Parse("/v1/messages", bytes) is RequestRead.Refused or RequestRead.Body, iter: Often.Times(2000));

    [Theory]
    [InlineData("messages", """{"tools":[{"type":"code_execution_20250522","name":"x"}]}""")]
    [InlineData("messages", """{"mcp_servers":[{"url":"https://example.org"}]}""")]
    [InlineData("messages", """{"messages":[{"role":"user","content":[{"type":"image","source":{"type":"url","url":"https://example.org/x.png"}}]}]}""")]
    [InlineData("completions", """{"web_search_options":{}}""")]
    [InlineData("completions", """{"service_tier":"priority"}""")]
    [InlineData("responses", """{"tools":[{"type":"mcp","server_url":"https://example.org"}]}""")]
    [InlineData("responses", """{"input":[{"role":"user","content":[{"type":"input_file","file_url":"https://example.org/x"}]}]}""")]
    public void What_would_reach_past_the_model_is_refused(string protocol, string body) => Assert.NotNull(Form(protocol).Refusal((JsonObject)JsonNode.Parse(body)!));

    private static Gen<string> AnyOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(at => values[at]);

    private static WireForm Form(string protocol) => WireForm.For(protocol switch { "messages" => WireProtocol.AnthropicMessages, "responses" => WireProtocol.OpenAiResponses, _ => WireProtocol.OpenAiChat });

    private static (JsonObject Whole, IReadOnlyList<string> Events) Wire(string protocol, UpstreamAnswer answer) =>
        protocol switch { "messages" => answer.Messages(), "responses" => answer.Responses(), _ => answer.Completions() };

    private static string Shown(ChatResponse response) =>
        $"{string.Join('|', response.Messages.Select(Shown))} {response.FinishReason} {response.ModelId} {response.Usage?.InputTokenCount}/{response.Usage?.CachedInputTokenCount}/{response.Usage?.OutputTokenCount}";

    private static string Shown(ChatMessage message) => $"{message.Role}: {string.Join(' ', message.Contents.Select(content => content switch
    {
        TextContent text => text.Text,
        FunctionCallContent call => $"{call.Name} {JsonSerializer.SerializeToNode(call.Arguments, AIJsonUtilities.DefaultOptions)!.ToJsonString()} ({call.CallId})",
        FunctionResultContent result => $"{result.Result} ({result.CallId})",
        _ => content.GetType().Name,
    }))}";

    private sealed class SlowStream(string text, int size) : MemoryStream(Encoding.UTF8.GetBytes(text))
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => base.ReadAsync(buffer[..Math.Min(size, buffer.Length)], cancellationToken);
    }
}
