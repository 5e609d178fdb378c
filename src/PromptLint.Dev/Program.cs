using PromptLint.Dev.Commands;

return await RootOfCommands.Create().Parse(args).InvokeAsync().ConfigureAwait(false);
