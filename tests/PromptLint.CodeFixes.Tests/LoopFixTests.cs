using System.Threading.Tasks;
using Xunit;
using Agents = PromptLint.CodeFixes.Tests.VerifyFix<PromptLint.CodeFixes.PL3002AgentLoopUnboundedFix>;
using Retries = PromptLint.CodeFixes.Tests.VerifyFix<PromptLint.CodeFixes.PL3001RetryUnboundedFix>;

namespace PromptLint.CodeFixes.Tests;

public sealed class LoopFixTests
{
    [Fact]
    public Task An_endless_retry_is_counted_and_then_fails() => Retry(
        """
                // until it works
                while (true)
                {
                    try
                    {
                        return (await chat.{|PL3001:GetResponseAsync|}("hi")).Text;
                    }
                    catch (HttpRequestException)
                    {
                        await Task.Delay(100);
                    }
                }
        """,
        """
                // until it works
                for (var attempt = 0; attempt < 3; attempt++)
                {
                    try
                    {
                        return (await chat.GetResponseAsync("hi")).Text;
                    }
                    catch (HttpRequestException)
                    {
                        await Task.Delay(100);
                    }
                }

                throw new InvalidOperationException("No answer after 3 attempts.");
        """);

    [Fact]
    public Task A_for_without_a_condition_is_counted() => Retry(
        """
                for (; ; )
                {
                    try
                    {
                        return (await chat.{|PL3001:GetResponseAsync|}("hi")).Text;
                    }
                    catch (HttpRequestException) { }
                }
        """,
        """
                for (var attempt = 0; attempt < 3; attempt++)
                {
                    try
                    {
                        return (await chat.GetResponseAsync("hi")).Text;
                    }
                    catch (HttpRequestException) { }
                }

                throw new InvalidOperationException("No answer after 3 attempts.");
        """);

    [Fact]
    public Task A_condition_stays_and_the_name_is_free() => Retry(
        """
                string attempt = null;
                while (attempt == null)
                {
                    try
                    {
                        attempt = (await chat.{|PL3001:GetResponseAsync|}("hi")).Text;
                    }
                    catch (HttpRequestException) { }
                }

                return attempt;
        """,
        """
                string attempt = null;
                for (var attempt2 = 0; attempt == null && attempt2 < 3; attempt2++)
                {
                    try
                    {
                        attempt = (await chat.GetResponseAsync("hi")).Text;
                    }
                    catch (HttpRequestException) { }
                }

                return attempt;
        """);

    [Fact]
    public Task A_retry_that_breaks_out_fails_before_one_round_too_many() => Retry(
        """
                string text;
                while (true)
                {
                    try
                    {
                        text = (await chat.{|PL3001:GetResponseAsync|}("hi")).Text;
                        break;
                    }
                    catch (HttpRequestException) { }
                }

                return text;
        """,
        """
                string text;
                for (var attempt = 0; ; attempt++)
                {
                    if (attempt == 3)
                    {
                        throw new InvalidOperationException("No answer after 3 attempts.");
                    }

                    try
                    {
                        text = (await chat.GetResponseAsync("hi")).Text;
                        break;
                    }
                    catch (HttpRequestException) { }
                }

                return text;
        """);

    [Fact]
    public Task A_jump_back_is_counted_and_the_last_failure_goes_out() => Retry(
        """
            again:
                try
                {
                    return (await chat.{|PL3001:GetResponseAsync|}("hi")).Text;
                }
                catch (HttpRequestException)
                {
                    goto again;
                }
        """,
        """
                var attempt = 0;
            again:
                try
                {
                    return (await chat.GetResponseAsync("hi")).Text;
                }
                catch (HttpRequestException)
                {
                    if (++attempt < 3)
                    {
                        goto again;
                    }

                    throw;
                }
        """);

    [Fact]
    public Task An_agent_loop_keeps_its_condition() => Agent(
        """
                var done = false;
                while (!done)
                {
                    var reply = await chat.{|PL3002:GetResponseAsync|}("hi");
                    done = reply.Text.Contains("DONE");
                }

                return "";
        """,
        """
                var done = false;
                for (var round = 0; !done && round < 10; round++)
                {
                    var reply = await chat.GetResponseAsync("hi");
                    done = reply.Text.Contains("DONE");
                }

                return "";
        """);

    [Fact]
    public Task A_condition_with_an_or_is_put_in_parentheses() => Agent(
        """
                var reply = "";
                while (reply == "" || !reply.Contains("DONE"))
                {
                    reply = (await chat.{|PL3002:GetResponseAsync|}("hi")).Text;
                }

                return reply;
        """,
        """
                var reply = "";
                for (var round = 0; (reply == "" || !reply.Contains("DONE")) && round < 10; round++)
                {
                    reply = (await chat.GetResponseAsync("hi")).Text;
                }

                return reply;
        """);

    [Fact]
    public Task A_loop_with_its_condition_at_the_end_keeps_what_continue_does() => Agent(
        """
                var reply = "";
                do
                {
                    reply = (await chat.{|PL3002:GetResponseAsync|}("hi")).Text;
                    if (reply == "")
                    {
                        continue;
                    }

                    Console.WriteLine(reply);
                }
                while (!reply.Contains("DONE"));

                return reply;
        """,
        """
                var reply = "";
                var round = 0;
                do
                {
                    reply = (await chat.GetResponseAsync("hi")).Text;
                    if (reply == "")
                    {
                        continue;
                    }

                    Console.WriteLine(reply);
                }
                while (!reply.Contains("DONE") && ++round < 10);

                return reply;
        """);

    [Fact]
    public Task An_agent_loop_that_breaks_out_goes_on_with_what_it_has() => Agent(
        """
                var reply = "";
                while (true)
                {
                    reply = (await chat.{|PL3002:GetResponseAsync|}("hi")).Text;
                    if (reply.Contains("DONE"))
                        break;
                }

                return reply;
        """,
        """
                var reply = "";
                for (var round = 0; round < 10; round++)
                {
                    reply = (await chat.GetResponseAsync("hi")).Text;
                    if (reply.Contains("DONE"))
                        break;
                }

                return reply;
        """);

    [Fact]
    public Task Calls_that_share_a_loop_bound_it_once() => Agents.Becomes(
        "PL3002",
        InClass("""
                    var done = false;
                    while (!done)
                    {
                        var draft = await chat.{|PL3002:GetResponseAsync|}("write");
                        var verdict = await chat.{|PL3002:GetResponseAsync|}("judge");
                        done = verdict.Text == draft.Text;
                    }

                    while (true)
                    {
                        var reply = await chat.{|PL3002:GetResponseAsync|}("hi");
                        if (reply.Text.Contains("DONE"))
                        {
                            return reply.Text;
                        }
                    }
            """),
        InClass("""
                    var done = false;
                    for (var round = 0; !done && round < 10; round++)
                    {
                        var draft = await chat.GetResponseAsync("write");
                        var verdict = await chat.GetResponseAsync("judge");
                        done = verdict.Text == draft.Text;
                    }

                    for (var round2 = 0; round2 < 10; round2++)
                    {
                        var reply = await chat.GetResponseAsync("hi");
                        if (reply.Text.Contains("DONE"))
                        {
                            return reply.Text;
                        }
                    }

                    throw new InvalidOperationException("No final answer after 10 rounds.");
            """),
        static test =>
        {
            test.NumberOfFixAllIterations = 1;
            test.NumberOfIncrementalIterations = 2;
        });

    [Fact]
    public Task A_recursion_has_no_fix() => Retries.IsLeftAlone(
        "PL3001",
        InClass("""
                    try
                    {
                        return (await chat.{|PL3001:GetResponseAsync|}("hi")).Text;
                    }
                    catch (HttpRequestException)
                    {
                        return await M(chat);
                    }
            """));

    private static Task Retry(string before, string after) => Retries.Becomes("PL3001", InClass(before), InClass(after));

    private static Task Agent(string before, string after) => Agents.Becomes("PL3002", InClass(before), InClass(after));

    private static string InClass(string statements) => $$"""
        using System;
        using System.Net.Http;
        using System.Threading.Tasks;
        using Microsoft.Extensions.AI;

        class C
        {
            async Task<string> M(IChatClient chat)
            {
        {{statements}}
            }
        }
        """;
}
