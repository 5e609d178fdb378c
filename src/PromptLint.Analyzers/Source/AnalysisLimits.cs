namespace PromptLint.Analyzers.Source;

/// <summary>
/// How far the analysis goes, in one place: how deep, how often, how many. An editor waits for the analyzer, and code can be written that
/// would keep it busy for ever. What a limit cuts off is not known, and the reason of that names the limit.
/// </summary>
internal static class AnalysisLimits
{
    /// <summary>What is shown of an expression in a reason or a report.</summary>
    /// <remarks>It stands in one line of a message, beside other text; a longer one tells no more.</remarks>
    public static readonly AnalysisLimit ExpressionCharacters = new(80, "characters of an expression");

    /// <summary>What is shown of a call's receiver as it is written.</summary>
    /// <remarks>A message names the call at its beginning; a longer receiver is told by its type.</remarks>
    public static readonly AnalysisLimit ReceiverCharacters = new(40, "characters of a receiver");

    /// <summary>The bits of a file's word filter at least.</summary>
    /// <remarks>Below that a filter of a small file would hold nearly every word, and save nothing.</remarks>
    public static readonly AnalysisLimit FewestFilterBits = new(1 << 10, "bits");

    /// <summary>The bits of a file's word filter at most.</summary>
    /// <remarks>That is 128 KB of memory: a generated file of many megabytes must not take as much again, and only has its text asked more often.</remarks>
    public static readonly AnalysisLimit FilterBits = new(1 << 20, "bits");

    /// <summary>Expressions that are read inside each other.</summary>
    /// <remarks>Each takes several frames of the stack, and the compiler stands on the same one; an overflow would take the editor with it.</remarks>
    public static readonly AnalysisLimit ReadingDepth = new(40, "expressions inside each other");

    /// <summary>Expressions that are read for one slot of a call: its model, its cap, its messages.</summary>
    /// <remarks>A chain of calls that each use a value twice doubles at each step. Each slot has its own, so that a long text costs no cap.</remarks>
    public static readonly AnalysisLimit ReadingSteps = new(20_000, "steps of reading");

    /// <summary>Expressions that are read for one call site, with all the callers through whom it is read.</summary>
    /// <remarks>A wrapper is read again for each of its callers, up to a hundred; nobody waits for the last of a thousand.</remarks>
    public static readonly AnalysisLimit CallSteps = new(100_000, "steps of reading for one call");

    /// <summary>How far a parameter is followed to the callers of its method, and of theirs.</summary>
    /// <remarks>Each step multiplies by the callers; what is further away seldom depends on one place only.</remarks>
    public static readonly AnalysisLimit CallersUp = new(3, "callers one above the other");

    /// <summary>Callers or creations whose argument for one parameter is read.</summary>
    /// <remarks>A parameter that more than that give has no one value to tell; their number multiplies at each step outwards.</remarks>
    public static readonly AnalysisLimit ParameterGivers = new(6, "places that give a parameter");

    /// <summary>Parameters of methods that call each other and pass one value around.</summary>
    /// <remarks>Enough for a parser's or a visitor's methods; a circle beyond that is read as if it were open.</remarks>
    public static readonly AnalysisLimit PassedAround = new(20, "parameters that hand each other on");

    /// <summary>Mentions of a field or property in its own type that are bound.</summary>
    /// <remarks>Each is bound for its symbol; a type that says a name more often is generated, and would take longer than all the rest.</remarks>
    public static readonly AnalysisLimit MemberMentions = new(200, "mentions of the member in its type");

    /// <summary>Return statements of a method that is read through.</summary>
    /// <remarks>Each is read with its whole history; a method with more is a table, and has no one value to tell.</remarks>
    public static readonly AnalysisLimit MethodReturns = new(8, "returns of one method");

    /// <summary>Methods of the user's own that are read inside each other.</summary>
    /// <remarks>Their arguments are bound, so that nothing of them is remembered: each level is read again for each of its uses.</remarks>
    public static readonly AnalysisLimit NestedCalls = new(6, "calls inside each other");

    /// <summary>Values that one expression may hold.</summary>
    /// <remarks>More alternatives than that tell a reader nothing, and each is followed wherever the value goes.</remarks>
    public static readonly AnalysisLimit Alternatives = new(16, "alternatives");

    /// <summary>Values inside each other that are compared.</summary>
    /// <remarks>A variable that is wrapped again in each of thousands of statements must not be walked on the compiler's stack.</remarks>
    public static readonly AnalysisLimit ComparedDepth = new(16, "values inside each other");

    /// <summary>Characters of one text that is put together from known ones.</summary>
    /// <remarks>No prompt is that long; a text that doubles itself in each of many steps must not fill the compiler's memory.</remarks>
    public static readonly AnalysisLimit TextCharacters = new(4_000_000, "characters of text");

    /// <summary>Registrations of one service that are read.</summary>
    /// <remarks>With more, which one is meant is decided at run time; each is read with all that is put round it.</remarks>
    public static readonly AnalysisLimit Registrations = new(8, "registrations of a service");

    /// <summary>Variables through which an answer is followed.</summary>
    /// <remarks>Each is looked for in the whole method; beyond them it is not known whether the usage is read.</remarks>
    public static readonly AnalysisLimit AnswerVariables = new(3, "variables that hand an answer on");

    /// <summary>Options that hold options: extra bodies, raw representations.</summary>
    /// <remarks>Options hold a body or a raw representation of theirs, not more; a value that holds itself must end.</remarks>
    public static readonly AnalysisLimit OptionsNesting = new(4, "options inside each other");

    /// <summary>Levels of a parameter's type that become a tool's schema.</summary>
    /// <remarks>A type may hold itself, and each level multiplies by the properties.</remarks>
    public static readonly AnalysisLimit SchemaDepth = new(4, "types inside each other");

    /// <summary>Helpers that are handed a delegate and run it, one in the other.</summary>
    /// <remarks>Each is a reading of its own, with its own budget.</remarks>
    public static readonly AnalysisLimit HelperCalls = new(4, "helpers that call each other");

    /// <summary>Policies, pipelines and factories that wrap each other.</summary>
    /// <remarks>People wrap a few; beyond that a value holds itself.</remarks>
    public static readonly AnalysisLimit PolicyNesting = new(12, "policies inside each other");

    /// <summary>Message handlers that wrap each other.</summary>
    /// <remarks>Each handler's method is read for its loops; beyond that a value holds itself.</remarks>
    public static readonly AnalysisLimit HandlerNesting = new(6, "message handlers inside each other");

    /// <summary>Methods through which the predicate of a retry is followed.</summary>
    /// <remarks>Each is evaluated for every status; beyond that any status may be retried.</remarks>
    public static readonly AnalysisLimit PredicateCalls = new(3, "predicates that call each other");

    /// <summary>Methods through which a pause between two rounds of a loop is followed.</summary>
    /// <remarks>Each method is searched whole; a pause further away is the affair of whoever is called.</remarks>
    public static readonly AnalysisLimit PauseCalls = new(2, "methods that call each other");

    /// <summary>Methods through which it is followed what starts a round of a loop.</summary>
    /// <remarks>Each method is searched whole; a wait further away is the affair of somebody else's loop.</remarks>
    public static readonly AnalysisLimit TriggerCalls = new(3, "methods that call each other");

    /// <summary>Callers of a method whose own loops and retries count for a call in it.</summary>
    /// <remarks>With more callers the method is a library to them, and no one caller's retry is its own.</remarks>
    public static readonly AnalysisLimit CallersAround = new(6, "callers of a method");

    /// <summary>How far outwards the loops and retries of callers are looked for.</summary>
    /// <remarks>Retries stand near the call; each step multiplies by the callers.</remarks>
    public static readonly AnalysisLimit RetryCallersUp = new(3, "callers one above the other");

    /// <summary>Clients and builders that wrap each other.</summary>
    /// <remarks>A pipeline is written by hand, layer by layer; beyond that a value holds itself.</remarks>
    public static readonly AnalysisLimit ClientNesting = new(12, "clients inside each other");

    /// <summary>Agents and workflows that hold each other.</summary>
    /// <remarks>Workflows of workflows are written by hand; beyond that a value holds itself.</remarks>
    public static readonly AnalysisLimit AgentNesting = new(6, "agents inside each other");

    /// <summary>Levels of an address or a body in which a parameter is looked for.</summary>
    /// <remarks>A request, its content, a serialized object and its parts; beyond that a value holds itself.</remarks>
    public static readonly AnalysisLimit GatewayValueDepth = new(8, "values inside each other");

    /// <summary>Addresses that one request may have.</summary>
    /// <remarks>Each is compared with every endpoint of every catalog; more are decided at run time.</remarks>
    public static readonly AnalysisLimit AddressAlternatives = new(8, "alternatives of an address");

    /// <summary>Contents and serializers that wrap a request's body.</summary>
    /// <remarks>A text in a content in a request; beyond that a value holds itself.</remarks>
    public static readonly AnalysisLimit BodyNesting = new(8, "bodies inside each other");

    /// <summary>Calls in a chain through which the text of an HTTP answer is followed.</summary>
    /// <remarks>From the response to a property of its JSON; beyond that the answer is handed on to something else.</remarks>
    public static readonly AnalysisLimit AnswerCalls = new(12, "calls in a chain");

    /// <summary>Wrappers through which a call is followed to who gives its arguments.</summary>
    /// <remarks>Each step multiplies by the callers, and each end is a call site of its own.</remarks>
    public static readonly AnalysisLimit WrapperPath = new(6, "wrappers one above the other");

    /// <summary>Callers of a wrapper that are told one by one where the wrapper's own call stands for all.</summary>
    /// <remarks>More than a hundred nobody reads; the wrapper's call site covers them.</remarks>
    public static readonly AnalysisLimit WrapperCallers = new(100, "callers of a wrapper");

    /// <summary>Callers of a request that is a call of a model only by what they give.</summary>
    /// <remarks>Nothing stands for them, so that each counts; but each is a reading of the whole request.</remarks>
    public static readonly AnalysisLimit GatewayCallers = new(1_000, "callers of a request");

    /// <summary>Requests up to which factors are multiplied.</summary>
    /// <remarks>Loops inside loops overflow a decimal at 7.9e28; above this number a product is only "more", and every budget is spent.</remarks>
    public const decimal Requests = 1e24m;

    /// <summary>Reasons, or places, that are told of several possibilities.</summary>
    /// <remarks>They stand in one cell of a table; a reader who has seen three knows what to look for.</remarks>
    public static readonly AnalysisLimit ReasonsTold = new(3, "reasons");
}
