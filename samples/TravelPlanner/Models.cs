namespace TravelPlanner;

internal static class Models
{
    public const string Default = "gpt-4.1-mini";
    public const string Planner = "gpt-5.4";
    public const string Phrases = "gpt-4o";
    public const string Legacy = "gpt-3.5-turbo";
}
