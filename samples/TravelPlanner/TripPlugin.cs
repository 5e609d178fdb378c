using System.ComponentModel;
using Microsoft.SemanticKernel;

namespace TravelPlanner;

/// <summary>What the model may look up while it plans.</summary>
internal sealed class TripPlugin
{
    [KernelFunction("opening_hours")]
    [Description("Gets the opening hours of a museum, park or sight on a given day.")]
    public static string OpeningHours(
        [Description("Name of the sight, in the local language")] string sight,
        [Description("Day of the week")] DayOfWeek day) =>
        day == DayOfWeek.Monday ? $"{sight} is closed on Mondays" : $"{sight}: 10:00 to 18:00";

    [KernelFunction("fare")]
    [Description("Gets the price of a second-class train ticket in euro.")]
    public static decimal Fare(string from, string to) => 9 + 3 * Math.Abs(from.Length - to.Length);
}
