using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PromptLint.Core.Catalogs;

namespace PromptLint.Fuzz.Shapes;

/// <summary>Writes expressions of any type: constants, creations, what the catalogs know to make one, and each of them handed on in some form.</summary>
internal sealed class TypedExpressions(Entries entries, Random random, HandedOn handedOn)
{
    private const int Deepest = 4;

    private static readonly string[] Texts =
    [
        "q", "\"Be brief.\"", "\"Answer in one word: \" + q", "$\"Translate {q} to {n} languages.\"", "string.Join(\" \", new[] { \"a\", q })", "(\"a\" + \"b\").Trim()",
        "string.Format(\"{0} of {1}\", q, n)", "nameof(Run)", "\"\"", "q.ToUpperInvariant()", "\"x\".Replace(\"x\", q)", "\"\"\"\n raw {text}\n \"\"\"", "q ?? \"none\"",
    ];

    private static readonly string[] Models =
        ["\"gpt-4.1-mini\"", "\"gpt-4o\"", "\"claude-sonnet-4-5\"", "\"o3\"", "\"text-embedding-3-small\"", "\"gemini-2.5-flash\"", "\"llama3.1\"", "\"nobody-knows\"", "q"];

    private static readonly string[] Numbers = ["1", "2", "100", "1000", "n", "0", "4 * 256", "Math.Min(n, 50)"];

    /// <summary>An expression that is taken wherever it fits; null for none.</summary>
    public (ITypeSymbol Type, string Text)? Preferred { get; set; }

    /// <summary>An expression of a billed call that gives a task.</summary>
    public string Billed { get; set; } = "Task.CompletedTask";

    /// <summary>A type as code writes it.</summary>
    public static string Name(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    /// <summary>An expression of that type.</summary>
    public string Of(ITypeSymbol type, string hint = "", int depth = 0)
    {
        if (type is ITypeParameterSymbol or IPointerTypeSymbol || type.IsRefLikeType)
        {
            return "default";
        }

        if (Preferred is { } preferred && entries.Compilation.ClassifyConversion(preferred.Type, type) is { IsImplicit: true } && random.Next(3) > 0)
        {
            return preferred.Text;
        }

        return handedOn.As(Value(type, hint, depth), Name(type), depth, type.IsReferenceType);
    }

    /// <summary>A use of a member: a call, a creation, a property.</summary>
    public string Use(EntryMember used, int depth = 0)
    {
        if (used.Member is IPropertySymbol property)
        {
            return property.IsStatic ? $"{Name(used.Type)}.{property.Name}" : $"{Of(used.Type, "", depth + 1)}.{property.Name}";
        }

        var method = (IMethodSymbol)used.Member;
        switch (method.MethodKind)
        {
            case MethodKind.Constructor:
                return $"new {Name(used.Type)}({Arguments(method.Parameters, depth)})" + Initializer(used.Type, depth);
            case MethodKind.Conversion:
                return $"({Name(method.ReturnType)})({Of(method.Parameters[0].Type, "", depth + 1)})";
        }

        var name = method.Name + (method.TypeParameters.Length == 0 ? "" : $"<{string.Join(", ", method.TypeParameters.Select(TypeArgument))}>");
        if (method.TypeParameters.Length > 0)
        {
            method = method.Construct(method.TypeParameters.Select(Constructed).ToArray());
        }

        if (method.IsExtensionMethod && random.Next(3) > 0)
        {
            return $"({Of(method.Parameters[0].Type, method.Parameters[0].Name, depth + 1)}).{name}({Arguments(method.Parameters.Skip(1), depth)})";
        }

        return method.IsStatic ? $"{Name(used.Type)}.{name}({Arguments(method.Parameters, depth)})" : $"({Of(used.Type, "", depth + 1)}).{name}({Arguments(method.Parameters, depth)})";
    }

    private string TypeArgument(ITypeParameterSymbol parameter) => Name(Constructed(parameter));

    private ITypeSymbol Constructed(ITypeParameterSymbol parameter) =>
        parameter.ConstraintTypes.FirstOrDefault(static t => t is INamedTypeSymbol { IsGenericType: false }) ?? entries.Compilation.GetSpecialType(parameter.HasValueTypeConstraint ? SpecialType.System_Int32 : SpecialType.System_String);

    private string Arguments(IEnumerable<IParameterSymbol> parameters, int depth)
    {
        var given = new List<string>();
        var named = false;
        foreach (var parameter in parameters)
        {
            if (parameter.IsOptional && random.Next(2) == 0 || parameter.IsParams && random.Next(3) == 0)
            {
                named = true;
                continue;
            }

            var value = parameter.RefKind == RefKind.Out ? "out _" : Of(parameter.Type, parameter.Name, depth + 1);
            given.Add(named || random.Next(12) == 0 && !parameter.IsParams ? $"{(parameter.Name is "params" or "object" or "ref" or "class" ? "@" : "")}{parameter.Name}: {value}" : value);
            named |= given[^1].Contains(": ", StringComparison.Ordinal) && given[^1].StartsWith(parameter.Name, StringComparison.Ordinal);
        }

        return string.Join(", ", given);
    }

    private string Initializer(INamedTypeSymbol type, int depth)
    {
        var all = new List<IPropertySymbol>();
        for (INamedTypeSymbol? up = type; up is { SpecialType: SpecialType.None }; up = up.BaseType)
        {
            all.AddRange(up.GetMembers().OfType<IPropertySymbol>().Where(static p =>
                p is { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public, SetMethod.DeclaredAccessibility: Accessibility.Public }));
        }

        var set = all.DistinctBy(static p => p.Name).Where(p => p.IsRequired || depth < Deepest && random.Next(all.Count) < 2).ToList();
        return set.Count == 0 ? "" : " { " + string.Join(", ", set.Select(p => $"{p.Name} = {Of(p.Type, p.Name, depth + 1)}")) + " }";
    }

    private string Value(ITypeSymbol type, string hint, int depth)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            return random.Next(5) == 0 ? "null" : $"({Name(type)}){Value(nullable.TypeArguments[0], hint, depth)}";
        }

        switch (type.SpecialType)
        {
            case SpecialType.System_String:
                return hint.Contains("model", StringComparison.OrdinalIgnoreCase) || hint.Contains("deployment", StringComparison.OrdinalIgnoreCase) ? Pick(Models) : Pick(Texts);
            case SpecialType.System_Object: return Pick(Texts);
            case SpecialType.System_Boolean: return Pick(["true", "false", "x"]);
            case SpecialType.System_Int32 or SpecialType.System_Int64: return Pick(Numbers);
            case SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Decimal or SpecialType.System_Int16 or SpecialType.System_Byte: return $"({Name(type)})0.5";
            case SpecialType.System_Char: return "'c'";
        }

        if (type is IArrayTypeSymbol array)
        {
            return $"new {Name(array.ElementType)}[] {{ {Items(array.ElementType, depth)} }}";
        }

        if (type is not INamedTypeSymbol named || depth > Deepest)
        {
            return $"default({Name(type)})";
        }

        return named.TypeKind switch
        {
            TypeKind.Enum => named.GetMembers().OfType<IFieldSymbol>().Where(static f => f.IsConst).Select(f => $"{Name(named)}.{f.Name}").ToList() is { Count: > 0 } names ? Pick(names) : "default",
            TypeKind.Delegate => Lambda(named.DelegateInvokeMethod!, depth),
            _ => Special(named, depth) ?? Collection(named, depth) ?? Made(named, depth),
        };
    }

    private string? Special(INamedTypeSymbol type, int depth) => (type.ContainingNamespace.ToDisplayString(), type.Name) switch
    {
        ("System", "Uri") => "new Uri(\"https://example.com/\" + q)",
        ("System.Text.Json", "JsonElement") => "System.Text.Json.JsonDocument.Parse(\"{}\").RootElement",
        ("System", "TimeSpan") => "TimeSpan.FromSeconds(n)",
        ("System.Threading", "CancellationToken") => Pick(["stop", "default", "CancellationToken.None"]),
        ("System.Threading.Tasks", "Task") when type.Arity == 1 => $"Task.FromResult<{Name(type.TypeArguments[0])}>({Of(type.TypeArguments[0], "", depth + 1)})",
        ("System.Threading.Tasks", "Task") => Billed,
        ("System", "BinaryData") => Pick(["BinaryData.FromString(q)", "BinaryData.FromObjectAsJson(new { model = \"gpt-4o\", max_tokens = 5 })"]),
        _ => null,
    };

    private string? Collection(INamedTypeSymbol type, int depth)
    {
        if (type.ContainingNamespace.ToDisplayString() != "System.Collections.Generic")
        {
            return null;
        }

        return (type.Name, type.Arity) switch
        {
            ("IEnumerable" or "IList" or "ICollection" or "IReadOnlyList" or "IReadOnlyCollection" or "List", 1) => random.Next(4) switch
            {
                0 when type.Name != "List" => $"new {Name(type.TypeArguments[0])}[] {{ {Items(type.TypeArguments[0], depth)} }}.ToList()",
                1 => $"new List<{Name(type.TypeArguments[0])}>(new {Name(type.TypeArguments[0])}[] {{ {Items(type.TypeArguments[0], depth)} }})",
                _ => $"new List<{Name(type.TypeArguments[0])}> {{ {Items(type.TypeArguments[0], depth)} }}",
            },
            ("IDictionary" or "Dictionary" or "IReadOnlyDictionary", 2) =>
                $"new Dictionary<{Name(type.TypeArguments[0])}, {Name(type.TypeArguments[1])}> {{ [{Of(type.TypeArguments[0], "", depth + 1)}] = {Of(type.TypeArguments[1], "", depth + 1)} }}",
            _ => null,
        };
    }

    private string Items(ITypeSymbol type, int depth) => string.Join(", ", Enumerable.Range(0, depth > Deepest ? 0 : 1 + random.Next(2)).Select(_ => Of(type, "", depth + 1)));

    private string Lambda(IMethodSymbol method, int depth)
    {
        var parameters = string.Join(", ", method.Parameters.Select((p, i) => $"{(p.RefKind == RefKind.None ? "" : p.RefKind.ToString().ToLowerInvariant() + " ")}{Name(p.Type)} p{depth}_{i}"));
        if (method.ReturnsVoid)
        {
            var settable = method.Parameters.FirstOrDefault()?.Type.GetMembers().OfType<IPropertySymbol>()
                .Where(static p => p.SetMethod is { DeclaredAccessibility: Accessibility.Public, IsInitOnly: false } && !p.IsIndexer).ToList();
            return settable is { Count: > 0 } && settable[random.Next(settable.Count)] is var set
                ? $"({parameters}) => {{ p{depth}_0.{set.Name} = {Of(set.Type, set.Name, depth + 1)}; }}" : $"({parameters}) => {{ }}";
        }

        var (returned, space) = (method.ReturnType, method.ReturnType.ContainingNamespace?.ToDisplayString());
        if (space == "System.Threading.Tasks" && returned.Name is "Task" or "ValueTask")
        {
            return $"async ({parameters}) => {{ await {Billed}; {(returned is INamedTypeSymbol { Arity: 1 } ? "return default!;" : "")} }}";
        }

        return $"({parameters}) => {Of(returned, "", depth + 1)}";
    }

    private string Made(INamedTypeSymbol type, int depth)
    {
        var makers = entries.Makers(type).Where(m => m.Member is not IMethodSymbol { TypeParameters.Length: > 0 } && (m.Member is not IMethodSymbol made || CanBeGiven(made)) && (depth < 3 || m.Member is IMethodSymbol { MethodKind: MethodKind.Constructor })).ToList();
        if (makers.Count > 0 && random.Next(4) > 0)
        {
            return Use(makers[random.Next(makers.Count)], depth + 1);
        }

        var ways = type.InstanceConstructors.Where(c => !type.IsAbstract && c.DeclaredAccessibility == Accessibility.Public && CanBeGiven(c)).Cast<ISymbol>()
            .Concat(type.GetMembers().Where(m => m is { IsStatic: true, DeclaredAccessibility: Accessibility.Public }
                && (m is IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.Conversion, TypeParameters.Length: 0 } f && CanBeGiven(f) && SymbolEqualityComparer.Default.Equals(f.ReturnType, type)
                    || m is IPropertySymbol p && SymbolEqualityComparer.Default.Equals(p.Type, type))))
            .ToList();
        if (ways.Count == 0)
        {
            return makers.Count > 0 ? Use(makers[0], depth + 1) : $"default({Name(type)})";
        }

        return Use(new EntryMember(new CatalogEntry(), type, ways[random.Next(ways.Count)]), depth + 1);
    }

    private static bool CanBeGiven(IMethodSymbol method) => method.Parameters.All(static p => !p.Type.IsRefLikeType && p.RefKind is RefKind.None or RefKind.Out);

    private string Pick(IReadOnlyList<string> all) => all[random.Next(all.Count)];
}
