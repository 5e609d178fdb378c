namespace PromptLint.Fuzz.Shapes;

/// <summary>The forms of the language in which a value is handed on: each gives the value as another expression, with what it needs beside it.</summary>
internal sealed class HandedOn(Random random)
{
    private int _names;

    /// <summary>Statements before the call.</summary>
    public List<string> Before { get; } = [];

    /// <summary>Members beside the method.</summary>
    public List<string> Members { get; } = [];

    /// <summary>Statements whose order the language leaves free to nobody: what a form adds stands where the form was asked for.</summary>
    public bool IsOpen { get; set; } = true;

    /// <summary>The value, itself or in some form. A value of a lambda's parameters stays where it is.</summary>
    public string As(string value, string type, int depth, bool isReference)
    {
        if (!IsOpen || value.Contains("p0_", StringComparison.Ordinal) || System.Text.RegularExpressions.Regex.IsMatch(value, @"\bp\d_\d|\bdefault$") || random.Next(depth == 0 ? 2 : 4) > 0)
        {
            return value;
        }

        // What stands outside of the method knows neither its parameters nor its locals.
        var inner = System.Text.RegularExpressions.Regex.IsMatch(value, @"\b(q|n|x|stop|nameof|made|P?v\d+)\b");
        var name = "v" + ++_names;
        switch (random.Next(14))
        {
            case 0 or 1:
                Before.Add($"{type} {name} = {value};");
                return name;
            case 2 when !inner:
                Members.Add($"private static readonly {type} F{name} = {value};");
                return "F" + name;
            case 3 when !inner:
                Members.Add($"private static {type} M{name}() {{ return {value}; }}");
                return $"M{name}()";
            case 4 when !inner:
                Members.Add($"private {type} P{name} {{ get; }} = {value};");
                return "P" + name;
            case 5 when !inner && isReference:
                Members.Add($"private static {type} F{name};");
                return $"(F{name} ??= {value})";
            case 6: return $"(x ? {value} : {value})";
            case 7: return $"(x ? {value} : default({type}))";
            case 8: return $"(n switch {{ 0 => {value}, _ => {value} }})";
            case 9: return $"({value}, n).Item1";
            case 10:
                Before.Add($"{type} {name};\nif (x) {{ {name} = {value}; }} else {{ {name} = {value}; }}");
                return name;
            case 11:
                Members.Add($"private static {type} First{name}(params {type}[] all) {{ return all[0]; }}");
                return $"First{name}({value}, {value})";
            case 12:
                Members.Add($"private sealed record R{name}({type} Value);");
                return $"(new R{name}(default({type})) with {{ Value = {value} }}).Value";
            case 13:
                Members.Add($"private static {type} Same{name}({type} given, bool turned = false) {{ if (turned) {{ return given; }}\n{type} kept = given; return kept; }}");
                return $"Same{name}({value})";
            default:
                return value;
        }
    }
}
