using PromptLint.Tool.Commands;

// The library's own answer to a misused command line is 1 already, which the contract asks for.
return await RootOfCommands.Create().Parse(args).InvokeAsync().ConfigureAwait(false);
