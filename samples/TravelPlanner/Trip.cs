namespace TravelPlanner;

internal sealed record Trip(string City, int Days, string Season, decimal Budget, string[] Interests)
{
    public string Describe() => $"{Days} days in {City}, {Season}, {Budget:0} EUR, likes {string.Join(" and ", Interests)}";
}
