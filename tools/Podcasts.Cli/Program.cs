using Podcasts.Cli;

return await CommandLine.RunAsync(args, CancellationToken.None);
