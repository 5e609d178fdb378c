using System;
using System.Runtime.CompilerServices;

#pragma warning disable CS1591 // The words of a reason are what there is to say of it.

namespace PromptLint.Core.Calls;

/// <summary>Why one execution of a call sends as many requests as it does, or why that is not known: one member for each reason, with its words.</summary>
public static class AttemptReasons
{
    public static Reason SdkDefault(long retries) => Worded($"the SDK retries {retries} times by default");

    public static Reason PolicyDefault(long? retries) => Worded($"{retries} retries by the policy's default");

    public static Reason RetriesSet(long retries, string where) => Worded($"{retries} retries set {where}");

    public static Reason ClientWithoutLimit() => Worded($"a client that retries without limit");

    public static Reason RetriesNotKnown(string where, Reason? why) =>
        Worded($"the number of retries set {where} is not known{(why is null ? "" : ": " + why)}");

    public static Reason HttpClientDecides() => Worded($"an HTTP client of the caller's own decides the retries");

    public static Reason NoPolicyKnown() => Worded($"no retry policy is known for this client");

    public static Reason OptionsNotKnown() => Worded($"the client's options are not known");

    public static Reason PolicyNotKnown() => Worded($"the retry policy is not known");

    public static Reason ClientNotResolved(Reason why) => Worded($"client not resolved: {why}");

    public static Reason HandlersSend(long most) => Worded($"handlers of the HTTP client send at most {most} times");

    public static Reason HandlerNotKnown() => Worded($"the HTTP client has a handler whose retries are not known");

    public static Reason PolicySends(long most) => Worded($"a policy that sends at most {most} times");

    public static Reason PolicyWithoutLimit() => Worded($"a policy that retries without limit");

    public static Reason PolicyWithoutBound() => Worded($"a policy whose bound was not found");

    public static Reason LoopOf(long rounds) => Worded($"a loop of at most {rounds} rounds");

    public static Reason LoopWithoutBound() => Worded($"a loop with no iteration bound found");

    public static Reason UntilDeadline() => Worded($"goes on until its deadline");

    public static Reason Polls() => Worded($"asks until it is done, with a pause between");

    public static Reason RetryOf(long attempts) => Worded($"a retry of at most {attempts} attempts");

    public static Reason RetryWithoutBound() => Worded($"a retry whose bound is not known");

    public static Reason JumpOf(long rounds) => Worded($"jumps back, for at most {rounds} rounds");

    public static Reason JumpWithoutBound() => Worded($"jumps back, how often is not known");

    public static Reason RecursionOf(long runs) => Worded($"calls itself, for at most {runs} runs");

    public static Reason RecursionWithoutBound() => Worded($"calls itself, how often is not known");

    public static Reason MutualRecursion(long? runs) => Worded($"methods that call each other in turn, for at most {runs} runs");

    public static Reason EndsOnCallee() => Worded($"ends when what it calls says so");

    public static Reason EndsOnSuccess() => Worded($"ends only when a call succeeds");

    public static Reason EndsOnAnswer() => Worded($"ends only when the model's answer says so");

    public static Reason NothingEndsIt() => Worded($"nothing ends it");

    public static Reason OncePerItem(long items) => Worded($"once for each of {items} items");

    public static Reason OncePerItemOf(string collection) => Worded($"once for each item of `{collection}`");

    public static Reason AsMuchAsThereIs() => Worded($"as many rounds as there is data");

    public static Reason DelegateHandedOn() => Worded($"a delegate that is handed on; how often it is run is not known");

    public static Reason RunInPlaces(int places, string? method) => Worded($"run in {places} places{(method is null ? "" : $" of `{method}`")}");

    public static Reason Answers(long? answers) => Worded($"{answers} answers are asked for in one request");

    public static Reason Prompts(long? prompts) => Worded($"{prompts} prompts are answered in one request");

    public static Reason AnswersToPrompts(long? answers, long? prompts) =>
        Worded($"{answers} answers are asked for to each of {prompts} prompts in one request");

    public static Reason AnswersNotKnown() => Worded($"how many answers are asked for is not known");

    public static Reason PromptsNotKnown() => Worded($"how many prompts are answered in one request is not known");

    public static Reason ToolLoopOf(long? most) => Worded($"the tool loop asks again up to {most} times");

    public static Reason ToolLoopWithoutLimit() => Worded($"the tool loop has no limit");

    public static Reason ContinuesTruncated() => Worded($"the SDK continues truncated answers, how often is not known");

    public static Reason AgentsAsked(long agents) => Worded($"{agents} agents, each of which is asked");

    public static Reason SeveralAgentsAsked() => Worded($"several agents, each of which is asked; how many is not known");

    public static Reason AgentsWithoutLimit() => Worded($"agents that go on until one of them, or who leads them, says that it is enough");

    public static Reason AgentRounds(long rounds) => Worded($"agents that go on for at most {rounds} rounds");

    public static Reason AgentRoundsOf(long rounds, int requests) => Worded($"agents that go on for at most {rounds} rounds of {requests} requests");

    public static Reason AgentRoundsOfUnknown(long rounds) => Worded($"agents that go on for at most {rounds} rounds, of how many requests is not known");

    public static Reason AgentRoundsNotKnown() => Worded($"agents that go on for an unknown number of iterations");

    private static Reason Worded(FormattableString words, [CallerMemberName] string kind = "") => new(kind, words);
}
