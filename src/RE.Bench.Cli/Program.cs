using RE.Bench.Cli;

return await CliProgram.RunAsync(args, CliIo.Real());
