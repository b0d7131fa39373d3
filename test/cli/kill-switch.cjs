/**
 * For tests, by node --require: this process sends itself a signal just before it renames something to a file, or
 * removes it. STOP_AT="rename checkpoint.bin 2 SIGKILL": at the second time, counted from 1.
 */
const files = require("node:fs/promises");
const { basename } = require("node:path");

const [call, name, time, signal] = process.env.STOP_AT.split(" ");
const original = files[call];
let seen = 0;
files[call] = (...args) => {
  if (basename(args[call === "rename" ? 1 : 0]) === name && ++seen === Number(time)) process.kill(process.pid, signal);
  return original(...args);
};
