using System;

namespace PromptLint.Core.Prompts;

/// <summary>The template languages that prompts are written in.</summary>
public enum TemplateFormat
{
    /// <summary>Not known: whatever stands in double braces is filled in at run time.</summary>
    Unknown,

    /// <summary>The <c>{{$name}}</c> places of the kernel's own language; a quoted text in braces is that text.</summary>
    Places,

    /// <summary>Handlebars: <c>{{name}}</c>, <c>{{#each names}}</c>.</summary>
    Handlebars,

    /// <summary>Liquid: <c>{{ name }}</c>, <c>{% for name in names %}</c>, and lines that name a role.</summary>
    Liquid,
}

/// <summary>The names of the template languages in files and code.</summary>
public static class TemplateFormats
{
    /// <summary>The format of that name.</summary>
    public static TemplateFormat Of(string name) =>
        name.Equals("semantic-kernel", StringComparison.OrdinalIgnoreCase) ? TemplateFormat.Places
        : name.Equals("handlebars", StringComparison.OrdinalIgnoreCase) ? TemplateFormat.Handlebars
        : name.Equals("liquid", StringComparison.OrdinalIgnoreCase) ? TemplateFormat.Liquid
        : TemplateFormat.Unknown;
}
