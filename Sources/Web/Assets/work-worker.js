// Looks for the number. SHA-256 (FIPS 180-4) is written out: the browser's own answers asynchronously, which costs more
// than the hash itself, and is missing on plain HTTP.
"use strict";

const constants = new Int32Array(64);
const initial = new Int32Array(8);

// Section 4.2.2 and 5.3.3: the first bits of the fractional parts of cube and square roots of the first primes.
for (let count = 0, number = 2; count < 64; number += 1) {
  let isPrime = true;
  for (let factor = 2; factor * factor <= number; factor += 1) if (number % factor === 0) isPrime = false;
  if (!isPrime) continue;
  const fraction = (root) => ((root - Math.floor(root)) * 2 ** 32) | 0;
  if (count < 8) initial[count] = fraction(Math.sqrt(number));
  constants[count] = fraction(Math.cbrt(number));
  count += 1;
}

const schedule = new Int32Array(64);

// One block of 64 bytes (section 6.2.2), into `state`.
function compress(state, block) {
  for (let t = 0; t < 16; t += 1) {
    const at = t * 4;
    schedule[t] = (block[at] << 24) | (block[at + 1] << 16) | (block[at + 2] << 8) | block[at + 3];
  }
  for (let t = 16; t < 64; t += 1) {
    const x = schedule[t - 15];
    const y = schedule[t - 2];
    const small = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const large = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    schedule[t] = (schedule[t - 16] + small + schedule[t - 7] + large) | 0;
  }
  let a = state[0], b = state[1], c = state[2], d = state[3];
  let e = state[4], f = state[5], g = state[6], h = state[7];
  for (let t = 0; t < 64; t += 1) {
    const upper = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const one = (h + upper + ((e & f) ^ (~e & g)) + constants[t] + schedule[t]) | 0;
    const lower = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const two = (lower + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g; g = f; f = e; e = (d + one) | 0; d = c; c = b; b = a; a = (one + two) | 0;
  }
  state[0] += a; state[1] += b; state[2] += c; state[3] += d;
  state[4] += e; state[5] += f; state[6] += g; state[7] += h;
}

// The blocks that no number changes are hashed once.
function search(challenge, bits) {
  const prefix = new TextEncoder().encode(`${challenge}:`);
  const whole = prefix.length - (prefix.length % 64);
  const begun = Int32Array.from(initial);
  for (let at = 0; at < whole; at += 64) compress(begun, prefix.subarray(at, at + 64));
  const rest = prefix.subarray(whole);
  const state = new Int32Array(8);
  const block = new Uint8Array(64);
  block.set(rest);
  for (let number = 0; ; number += 1) {
    const digits = String(number);
    const end = rest.length + digits.length;
    for (let i = 0; i < digits.length; i += 1) block[rest.length + i] = digits.charCodeAt(i);
    block[end] = 0x80;
    block.fill(0, end + 1);
    const length = (whole + end) * 8;
    block[62] = length >>> 8;
    block[63] = length & 255;
    state.set(begun);
    compress(state, block);
    if (Math.clz32(state[0]) >= bits) return digits;
  }
}

addEventListener("message", ({ data }) => postMessage(search(data.challenge, data.bits)));
