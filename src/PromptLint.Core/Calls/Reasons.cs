using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;

#pragma warning disable CS1591 // The words of a reason are what there is to say of it.

namespace PromptLint.Core.Calls;

/// <summary>Why a text, a number, a model or a cap is not known, or where it comes from: one member for each reason, with its words.</summary>
public static class Reasons
{
    /// <summary>As a report, a file or a person tells it.</summary>
    public static Reason Told(string text) => Worded($"{text}");

    /// <summary>A limit of the analysis stopped the reading.</summary>
    /// <param name="most">The last number that is still followed, written out.</param>
    /// <param name="counted">What is counted, in the plural.</param>
    /// <param name="name">The limit's name.</param>
    public static Reason Limit(string most, string counted, string name) => Worded($"stopped at {most} {counted} (PromptLint's limit {name})");

    /// <summary>One of several reasons: each once, in an order of their own, so that the order of operands changes nothing; null of none.</summary>
    /// <param name="reasons">The reasons.</param>
    /// <param name="most">How many are told.</param>
    public static Reason? AnyOf(IEnumerable<Reason?> reasons, int most)
    {
        var all = reasons.OfType<Reason>().Where(static r => r.Text.Length > 0).Distinct().OrderBy(static r => r.Text, StringComparer.Ordinal).ToList();
        return all.Count <= 1 ? all.FirstOrDefault()
            : Worded($"{string.Join("; or ", all.Take(most))}{(all.Count > most ? "; or others" : "")}");
    }

    /// <summary>The reason of an expression, with the expression where the words do not name it.</summary>
    public static Reason Of(string expression, Reason why) => expression.Length == 0 || why.Names(expression) ? why : Worded($"`{expression}`: {why}");

    public static Reason At(string fileAndLine) => Worded($"{fileAndLine}");

    public static Reason NoValue() => Worded($"no value reaches this place");

    public static Reason OnlyNull() => Worded($"only null is given for it");

    public static Reason DependsOnItself() => Worded($"depends on itself");

    public static Reason CallNotFollowed(string method) => Worded($"what `{method}` returns is not followed");

    public static Reason MemberNotFollowed(string member) => Worded($"the value of `{member}` is not followed");

    public static Reason ReferencedMember(string member) => Worded($"`{member}` is a member of a referenced assembly");

    public static Reason OperatorNotFollowed(string expression) => Worded($"the operator in `{expression}` is not followed");

    public static Reason ExpressionNotFollowed(string type) => Worded($"an expression of type `{type}` of a kind that is not followed");

    public static Reason StatementNotFollowed(string kind) => Worded($"an expression of kind {kind} that is not followed");

    public static Reason DoesNotBind() => Worded($"a type or member in it is missing from what was compiled");

    public static Reason TextOfObject(string type) => Worded($"the text of a `{type}` is not followed");

    public static Reason NoCaller(string parameter, string method) => Worded($"no call of `{method}` that gives its parameter `{parameter}` was found");

    public static Reason CallersOutside(string parameter, string method) =>
        Worded($"callers outside the analyzed code may give the parameter `{parameter}` of `{method}`");

    public static Reason NotGiven(string parameter, string method) => Worded($"a call of `{method}` that does not give its parameter `{parameter}`");

    public static Reason GivenByCaller() => Worded($"given by the caller");

    /// <summary>A message handler of the project's own may give a request its cap.</summary>
    /// <param name="handler">The handler's type.</param>
    public static Reason HandlerWritesIt(string handler) => Worded($"`{handler}` may write one into the request");

    public static Reason RequiredByApi() => Worded($"the API insists on one");

    public static Reason LambdaParameter(string parameter) => Worded($"parameter `{parameter}` of a lambda, whose calls are not followed");

    public static Reason ConstructorParameter(string parameter, string type) =>
        Worded($"no caller or registration of `{type}`'s constructor parameter `{parameter}` was found");

    public static Reason Injected(string type) => Worded($"no registration of the injected `{type}` was found");

    public static Reason ElementOf(string collection) => Worded($"an element of `{collection}`");

    public static Reason AssignedByPattern(string local) => Worded($"`{local}` is assigned by a pattern, an out argument or a deconstruction");

    public static Reason NoAssignment(string local) => Worded($"no assignment of `{local}` was found");

    public static Reason Deconstructed() => Worded($"an element of a deconstructed value that is not followed");

    public static Reason MayBeNull() => Worded($"may be null");

    public static Reason ObjectItself() => Worded($"the object itself");

    public static Reason DelegateNotFollowed() => Worded($"a delegate whose target is not followed");

    public static Reason NotTextOrNumber(string type) => Worded($"a constant of type `{type}`, neither a text nor a whole number");

    public static Reason ChangedBy(string what) => Worded($"changed by `{what}`");

    public static Reason ClearedOnSomePaths() => Worded($"cleared on some paths");

    public static Reason PassedTo(string method) => Worded($"passed to `{method}`");

    public static Reason AnotherMayBeGiven() => Worded($"another value may be given instead");

    public static Reason InitializerNotFollowed() => Worded($"an initializer that is not followed");

    public static Reason AddedInLoop() => Worded($"added in a loop");

    public static Reason FormatNotApplied(string format) => Worded($"the format `{format}` is not applied");

    public static Reason FormatNotKnown() => Worded($"the format is not known");

    public static Reason FormatNotUnderstood() => Worded($"the format is malformed, or its arguments are not known");

    public static Reason DerivedClassDecides(string member) => Worded($"a derived class may override `{member}`");

    public static Reason SetOutside() => Worded($"set outside the analyzed code");

    public static Reason SetElsewhere() => Worded($"can be set elsewhere");

    public static Reason EnvironmentVariable() => Worded($"an environment variable");

    public static Reason SectionNotKnown() => Worded($"a section whose name is not known");

    public static Reason ConnectionString() => Worded($"a connection string");

    public static Reason NoBound(string number) => Worded($"{number} is set, which bounds nothing");

    public static Reason AtMost() => Worded($"it may be less: the smaller one of this and of what is not known");

    public static Reason ConfigurationKeyNotKnown() => Worded($"a configuration key that is not known");

    public static Reason ConfigurationKey(string key) => Worded($"configuration key `{key}`");

    public static Reason NoResource() => Worded($"no resource file has it");

    public static Reason GivenBy(string method) => Worded($"given by `{method}`");

    public static Reason TypeNotDescribed(string type) => Worded($"its type `{type}` is not described in a catalog");

    public static Reason OriginNotFollowed(string kind) => Worded($"{kind} is given for it, which is not followed");

    public static Reason RawBody() => Worded($"a raw request body");

    public static Reason RawRequestMaySet() => Worded($"a raw request may set it");

    public static Reason BodyNotKnown() => Worded($"the body is not known");

    public static Reason AddressNamesIt() => Worded($"the address names it at run time");

    public static Reason DeclaredInJson() => Worded($"declared in the request's JSON");

    public static Reason ElementsOfJson(string member) => Worded($"the elements of `{member}` in the request's JSON are not followed");

    public static Reason PromptFileNotFound() => Worded($"a prompt in a file that was not found");

    public static Reason EarlierRounds() => Worded($"what the agents have said by then");

    public static Reason FunctionsElsewhere() => Worded($"the functions that are offered are registered elsewhere");

    public static Reason OneOfSeveralTools() => Worded($"which of several tools are offered is decided at run time");

    public static Reason ToolMethodNotKnown() => Worded($"the method is not known");

    public static Reason NoModelNamed() => Worded($"no model is named");

    public static Reason RequiredByCompiler() => Worded($"required by the compiler");

    public static Reason SeveralOptions() => Worded($"several sets of options");

    public static Reason SettingsNotKnown() => Worded($"free-form settings that are not known");

    public static Reason SettingNotKnown() => Worded($"a free-form setting that is not known");

    public static Reason NothingRead() => Worded($"no options or client were read");

    public static Reason LargerOfSeveral() => Worded($"the larger of several");

    /// <summary>Set for some of the possible options or clients, and missing for others.</summary>
    /// <param name="set">Where it is set: <c>at Agent.cs:12</c>.</param>
    /// <param name="missing">Where it is missing; the same for one object whose cap is set on some ways.</param>
    public static Reason SetForSome(string set, string missing) => set == missing
        ? Worded($"set for some, missing for others, {set}")
        : Worded($"set for some, missing for others: set {set}, missing {missing}");

    public static Reason MayGiveDefaults(string layer) => Worded($"`{layer}` may give defaults");

    public static Reason AdapterDefault(Reason? from) => Worded($"the adapter's default, {from?.Text ?? "set where it is made"}");

    public static Reason AdapterSends(long tokens) => Worded($"the adapter sends {tokens} when none is given");

    public static Reason TemplateFillsIn() => Worded($"filled in when the template is rendered");

    public static Reason TemplateNotRead() => Worded($"written in a way that is not read");

    public static Reason Image() => Worded($"an image");

    public static Reason PromptSettings() => Worded($"the prompt's settings");

    public static Reason SettingsNotUnderstood() => Worded($"settings that are not understood");

    public static Reason NotWholeNumber() => Worded($"not a whole number");

    public static Reason ImagesNotBilled() => Worded($"images are not billed per text token");

    public static Reason CodeDoesNotTellModel() => Worded($"the code does not tell the model");

    public static Reason NoCardHasModel(string id) => Worded($"no price card has a model '{id}'");

    public static Reason DeploymentAtItsWord(string name) => Worded($"deployment '{name}', taken at its word");

    public static Reason DeploymentNotMapped(string name, string? similar) =>
        Worded($"deployment '{name}' is mapped to no model{(similar is null ? "" : "; its name resembles " + similar)}");

    public static Reason DeploymentMapped(string name, string model) => Worded($"deployment '{name}' is mapped to {model}");

    public static Reason DeploymentMappedToUnknown(string name, string model) =>
        Worded($"deployment '{name}' is mapped to '{model}', which no price card has");

    public static Reason DefaultModel(Reason why) => Worded($"promptlint.default_model; {why}");

    public static Reason NoCardHasDefaultModel(Reason why, string id) => Worded($"{why}; no price card has promptlint.default_model '{id}'");

    private static Reason Worded(FormattableString words, [CallerMemberName] string kind = "") => new(kind, words);
}
