// Works on the task with the published SDKs: each asks, whole and as a stream, runs the tool it is told to, and reports what it saw as one line of JSON.
import OpenAI from 'openai';
import Anthropic from '@anthropic-ai/sdk';
import { execFileSync } from 'node:child_process';

const run = (command) => { try { return execFileSync('sh', ['-c', command], { encoding: 'utf8' }); } catch (failure) { return `status ${failure.status}: ${failure.stdout}`; } };
const schema = { type: 'object', properties: { command: { type: 'string' } }, required: ['command'] };
const system = 'Work with the shell.';
const ask = 'Do the task.';

async function completions(stream) {
  const client = new OpenAI();
  const messages = [{ role: 'system', content: system }, { role: 'user', content: ask }];
  const tools = [{ type: 'function', function: { name: 'bash', description: 'Runs a command', parameters: schema } }];
  for (let turn = 0; turn < 9; turn++) {
    const request = { model: 'any-name', messages, tools };
    const answer = stream ? await client.chat.completions.stream(request).finalChatCompletion() : await client.chat.completions.create(request);
    const { message } = answer.choices[0];
    messages.push(message);
    if (!message.tool_calls?.length) return { model: answer.model, said: message.content, turns: turn + 1 };
    for (const call of message.tool_calls) messages.push({ role: 'tool', tool_call_id: call.id, content: run(JSON.parse(call.function.arguments).command) });
  }
}

async function responses(stream) {
  const client = new OpenAI();
  const input = [{ role: 'user', content: ask }];
  const tools = [{ type: 'function', name: 'bash', description: 'Runs a command', parameters: schema, strict: false }];
  for (let turn = 0; turn < 9; turn++) {
    const request = { model: 'any-name', instructions: system, input, tools };
    const answer = stream ? await client.responses.stream(request).finalResponse() : await client.responses.create(request);
    const calls = answer.output.filter((item) => item.type === 'function_call');
    if (!calls.length) return { model: answer.model, said: answer.output.flatMap((item) => item.content ?? []).map((part) => part.text).join(''), turns: turn + 1 };
    for (const call of calls) {
      input.push({ type: 'function_call', call_id: call.call_id, name: call.name, arguments: call.arguments });
      input.push({ type: 'function_call_output', call_id: call.call_id, output: run(JSON.parse(call.arguments).command) });
    }
  }
}

async function messages(stream) {
  const client = new Anthropic();
  const talk = [{ role: 'user', content: ask }];
  const tools = [{ name: 'bash', description: 'Runs a command', input_schema: schema }];
  for (let turn = 0; turn < 9; turn++) {
    const request = { model: 'any-name', max_tokens: 1000, system, messages: talk, tools };
    const answer = stream ? await client.messages.stream(request).finalMessage() : await client.messages.create(request);
    talk.push({ role: 'assistant', content: answer.content });
    const calls = answer.content.filter((block) => block.type === 'tool_use');
    if (!calls.length) return { model: answer.model, said: answer.content.map((block) => block.text ?? '').join(''), turns: turn + 1 };
    talk.push({ role: 'user', content: calls.map((call) => ({ type: 'tool_result', tool_use_id: call.id, content: run(call.input.command) })) });
  }
}

for (const [name, client] of Object.entries({ completions, responses, messages }))
  for (const stream of [false, true]) console.log(JSON.stringify({ client: name, stream, ...await client(stream) }));
console.log(JSON.stringify({ models: (await new OpenAI().models.list()).data.map((model) => model.id) }));
