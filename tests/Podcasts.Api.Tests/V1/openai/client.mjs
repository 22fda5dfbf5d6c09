// OpenAI's own client for JavaScript, which knows nothing of this app but its address: node client.mjs ADDRESS SOUND.
import { File } from 'node:buffer';
import { createReadStream } from 'node:fs';
import OpenAI, { APIError } from 'openai';

globalThis.File ??= File; // Node 18 has it, but not as a global.
const [address, sound] = process.argv.slice(2);
const openai = new OpenAI({ baseURL: address, apiKey: 'none-is-asked-for', maxRetries: 0 });
const hear = wishes => openai.audio.transcriptions.create({ file: createReadStream(sound), model: 'whisper-1', ...wishes });

const models = [];
for await (const model of openai.models.list()) {
  models.push(model.id);
}

let streamed = '';
let done = null;
for await (const event of await hear({ stream: true })) {
  streamed += event.delta ?? '';
  done = event.text ?? done;
}

let refused = null;
try {
  await hear({ model: 'large-v9' });
} catch (error) {
  refused = error instanceof APIError && { status: error.status, code: error.code, message: error.message };
}

console.log(JSON.stringify({
  models,
  streamed,
  done,
  refused,
  json: await hear({}),
  text: await hear({ response_format: 'text' }),
  vtt: await hear({ response_format: 'vtt' }),
  srt: await hear({ response_format: 'srt' }),
  verbose: await hear({ response_format: 'verbose_json', timestamp_granularities: ['word', 'segment'] }),
  diarized: await hear({ response_format: 'diarized_json', model: 'gpt-4o-transcribe-diarize' }),
  translated: await openai.audio.translations.create({ file: createReadStream(sound), model: 'tiny' }),
}));
