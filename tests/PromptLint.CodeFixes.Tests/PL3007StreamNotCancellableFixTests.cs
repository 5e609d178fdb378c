using System.Threading.Tasks;
using Xunit;
using Verify = PromptLint.CodeFixes.Tests.VerifyFix<PromptLint.CodeFixes.PL3007StreamNotCancellableFix>;

namespace PromptLint.CodeFixes.Tests;

public sealed class PL3007StreamNotCancellableFixTests
{
    private static string Source(string stream) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.AI;
        using OpenAI.Chat;

        class C(IChatClient chat, ChatClient client)
        {
            async Task Show(string question, CancellationToken stop)
            {
                await foreach (var part in {{stream}})
                {
                    Console.Write(part);
                }
            }
        }
        """;

    [Theory]
    [InlineData("chat.{|PL3007:GetStreamingResponseAsync|}(question)", "chat.GetStreamingResponseAsync(question, cancellationToken: stop)")]
    [InlineData("chat.{|PL3007:GetStreamingResponseAsync|}(question, new ChatOptions { MaxOutputTokens = 9 })", "chat.GetStreamingResponseAsync(question, new ChatOptions { MaxOutputTokens = 9 }, stop)")]
    [InlineData("chat.{|PL3007:GetStreamingResponseAsync|}(question, null, CancellationToken.None)", "chat.GetStreamingResponseAsync(question, null, stop)")]
    [InlineData("client.{|PL3007:CompleteChatStreamingAsync|}(new UserChatMessage(question))", "client.CompleteChatStreamingAsync(new UserChatMessage(question)).WithCancellation(stop)")]
    [InlineData("client.{|PL3007:CompleteChatStreamingAsync|}([new UserChatMessage(question)], new ChatCompletionOptions { MaxOutputTokenCount = 9 })", "client.CompleteChatStreamingAsync([new UserChatMessage(question)], new ChatCompletionOptions { MaxOutputTokenCount = 9 }, stop)")]
    public Task The_token_at_hand_is_handed_on(string before, string after) => Verify.Becomes("PL3007", Source(before), Source(after));
}
