using System.Text;
using PromptLint.Core.Calls;
using PromptLint.Core.Prompts;
using Xunit;

namespace PromptLint.Core.Tests.Prompts;

public sealed class PromptTemplateTests
{
    [Theory]
    [InlineData("Say {{$what}} in {{ $language }}!", "user: Say <{{$what}}> in <{{ $language }}>!")]
    [InlineData("Now: {{time.Now}} {{say $x}}", "user: Now: <{{time.Now}}> <{{say $x}}>")]
    [InlineData("Write {{\"{{\"}} and {{'this'}}", "user: Write {{ and this")]
    [InlineData("An open {{brace", "user: An open {{brace")]
    [InlineData("{{ {{$x}} {{{$x}}} {{}}", "user: {{ <{{$x}}> {<{{$x}}>} {{}}")]
    [InlineData("{{'}}'}} {{f \"}}\"}} {{'it\\'s'}}", "user: }} <{{f \"}}\"}}> {it&#39;s/it's}")]
    [InlineData("No places", "user: No places")]
    public void Places_are_holes_and_quoted_texts_are_texts(string template, string expected) => Assert.Equal(expected, Written(template, TemplateFormat.Places));

    [Theory]
    [InlineData("<message role=\"system\">Be brief.</message>\n<message role=\"user\">{{$question}}</message>", "system: Be brief. | user: <{{$question}}>")]
    [InlineData("<message role='system'> a &lt; b &amp; c </message>", "system: a < b & c")]
    [InlineData("<message role=\"assistant\"><![CDATA[a < b]]></message>", "assistant: a < b")]
    [InlineData("<Message role=\"Developer\">Be brief.</Message>", "developer: Be brief.")]
    [InlineData("Not sent. <message role=\"user\">Hi</message> Not sent.", "user: Hi")]
    [InlineData("<message role=\"{{$role}}\">Hi</message>", "unknown: Hi")]
    [InlineData("<message role=\"user\"><text>What is it?</text><image>https://example.com/a.png</image></message>", "user: What is it?<<image>>")]
    [InlineData("{{$history}}<message role=\"user\">Hi</message>", "user: Hi | <{{$history}}>")]
    [InlineData("<message role=\"system\"></message><message role=\"user\">Hi</message>", "user: Hi")]
    public void Message_elements_are_messages(string template, string expected) => Assert.Equal(expected, Written(template, TemplateFormat.Places));

    [Theory]
    [InlineData("<message role=\"system\">a < b</message>")]
    [InlineData("<message role=\"system\">Be brief.")]
    [InlineData("<message>Be brief.</message>")]
    [InlineData("<messages role=\"system\">Be brief.</messages>")]
    [InlineData("<!DOCTYPE x [<!ENTITY e \"e\">]><message role=\"user\">Hi</message>")]
    [InlineData("the <message> element")]
    public void What_is_no_such_markup_is_sent_as_it_stands(string template) => Assert.Equal("user: " + template, Written(template, TemplateFormat.Places));

    [Theory]
    [InlineData("Say {{what}} and {{{raw}}}.", "user: Say <{{what}}> and <{{{raw}}}>.")]
    [InlineData("A {{~x~}} B {{ y ~}} C{{~! told ~}} D", "user: A<{{~x~}}>B <{{ y ~}}>C D")]
    [InlineData("A\n  {{#if x}}\n  B\n  {{/if}}\nC", "user: A\n{  B\n/}C")]
    [InlineData("A\n{{! told }}\nB {{! told }}\nC", "user: A\nB \nC")]
    [InlineData("A \\{{x}} B \\\\{{x}}", "user: A {{x}} B \\<{{x}}>")]
    [InlineData("A{{#if (eq x \"}}\")}}B{{/if}}C", "user: A{B/}C")]
    [InlineData("A{{^if x}}B{{/if}}C", "user: A{B/}C")]
    [InlineData("A{{#> p}}B{{/p}}C{{#*inline \"q\"}}D{{/inline}}E", "user: A<{{#> p}}>CE")]
    [InlineData("A{{{{raw}}}}{{x}}{{{{/raw}}}}B", "user: A<{{{{raw}}}}{{x}}{{{{/raw}}}}>B")]
    [InlineData("A{{x B {{y}}", "user: A<{{x B {{y}}>")]
    [InlineData("A{{#if x}}1{{^}}2{{/if}}", "user: A{1<{{^}}>2/}")]
    [InlineData("A{{/}}B", "user: A<{{/}}>B")]
    [InlineData("  A &lt; B {{x}}  ", "user: A < B <{{x}}>")]
    [InlineData("A{{#each items}}{{this}}, {{/each}}B", "user: A<{{#each items}}>B")]
    [InlineData("A{{#if x}}yes{{else}}no{{/if}}B", "user: A{yes/no}B")]
    [InlineData("A{{#if x}}yes{{/if}}B", "user: A{yes/}B")]
    [InlineData("A{{#if x}}1{{else if y}}2{{else}}3{{/if}}", "user: A{1/2/3}")]
    [InlineData("A{{#if x}}1{{#each y}}2{{/each}}{{/if}}", "user: A{1<{{#each y}}>/}")]
    [InlineData("A{{! a comment }}{{!-- with }} in it --}}B", "user: AB")]
    [InlineData("A{{set \"x\" y}}B{{json z}}", "user: AB<{{json z}}>")]
    [InlineData("{{#message role=\"system\"}}Be brief.{{/message}}{{#message role=\"user\"}}{{q}}{{/message}}", "user: <system~>Be brief.</system~><user~><{{q}}></user~>")]
    [InlineData("<message role=\"system\">Be {{~how~}}.</message>{{#each h}}<message role=\"{{role}}\">{{content}}</message>{{/each}}", "system: Be<{{~how~}}>. | <{{#each h}}>")]
    [InlineData("{{#if s}}<message role=\"system\">Be brief.</message>{{/if}}<message role=\"user\">Hi</message>", "system: {/Be brief.} | user: Hi")]
    [InlineData("A{{/if}}B", "user: A<{{/if}}>B")]
    [InlineData("A{{#if x}}B", "user: A{B/}")]
    public void Handlebars_places_are_holes_and_blocks_are_alternatives(string template, string expected) => Assert.Equal(expected, Written(template, TemplateFormat.Handlebars));

    [Theory]
    [InlineData("Say {{ what }}.", "user: Say <{{ what }}>.")]
    [InlineData("A{% for i in items %}{{ i }}{% endfor %}B", "user: A<{% for i in items %}>B")]
    [InlineData("A{% if x %}1{% elsif y %}2{% else %}3{% endif %}B", "user: A{1/2/3}B")]
    [InlineData("A{%- unless x -%}1{%- endunless -%}B", "user: A{1/}B")]
    [InlineData("A {%- if x -%} 1 {%- endif %} B {{- y -}} C", "user: A{1/} B<{{- y -}}>C")]
    [InlineData("A{% if x %} {% endif %}B", "user: A{ /}B")]
    [InlineData("A{{ \"}}\" }}B{% if x == '%}' %}1{% endif %}", "user: A<{{ \"}}\" }}>B{1/}")]
    [InlineData("A{% comment %}{% if %}{{ it's{% endcomment %}B{% # it's %}C{%#D%}", "user: ABC")]
    [InlineData("A{% raw -%} {% if %} {%- endraw -%} B", "user: A {% if %} B")]
    [InlineData("A{% if(x) %}1{% endif %}B", "user: A{1/}B")]
    [InlineData("{% case x %} {% else %}more{% endcase %}", "user: more")]
    [InlineData("{% case x %}{% when 1 %}one{% when 1, 2 %}two{% endcase %}", "user: <{% case x %}>")]
    [InlineData("{% case x %}{% when y %}one{% endcase %}", "user: <{% case x %}>")]
    [InlineData("A{% if x %}1{% break %}2{% endif %}B", "user: A{1<{% break %}>/}<{% break %}>")]
    [InlineData("A{% for i in x %}1{% break %}{% endfor %}B", "user: A<{% for i in x %}>B")]
    [InlineData("A{% end %}B", "user: A<{% end %}>B")]
    [InlineData("A{{ x | B", "user: A<{{ x | B>")]
    [InlineData("{% case x %} {% when 1 %}one{% when 2 %}two{% else %}more{% endcase %}", "user: {one/two/more}")]
    [InlineData("A{% comment %}not sent{% endcomment %}{% assign x = 1 %}B{% render 'x' %}", "user: AB<{% render 'x' %}>")]
    [InlineData("A{% raw %}{{ x }}{% endraw %}B", "user: A{{ x }}B")]
    [InlineData("system:\nBe brief.\n\nuser:\n{{ question }}\n", "system: Be brief. | user: <{{ question }}>")]
    [InlineData("{% if x %}system:\nBe brief.\n{% else %}system:\nBe long.\n{% endif %}user: {{ q }}", "system: {Be brief./Be long.} | user: <{{ q }}>")]
    [InlineData("{% if x %}system:\nBe brief.\n{% endif %}user: {{ q }}", "system: {/Be brief.} | user: <{{ q }}>")]
    [InlineData("user: Hi {% if x %}assistant: Yes {% endif %}", "user: Hi | assistant: {/Yes}")]
    [InlineData("# Notes\nsystem: Be brief.\nassistant: Hi", "system: Be brief. | assistant: Hi")]
    [InlineData("<message role=\"system\">Be brief.</message><message role=\"user\">{{ q }}</message>", "system: Be brief. | user: <{{ q }}>")]
    public void Liquid_places_are_holes_and_lines_may_name_roles(string template, string expected) => Assert.Equal(expected, Written(template, TemplateFormat.Liquid));

    [Fact]
    public void Role_lines_are_of_liquid_alone() => Assert.Equal("user: system:\nBe brief.", Written("system:\nBe brief.", TemplateFormat.Places));

    [Fact]
    public void What_the_code_fills_in_stays_what_it_is()
    {
        var template = PromptText.Concat([PromptText.Literal("<message role=\"system\">Be "), PromptText.Hole("how", Reasons.Told("a parameter")), PromptText.Literal(".</message>")]);
        Assert.Equal("system: Be <how>.", Written(PromptTemplate.Messages(template, TemplateFormat.Places)));
    }

    [Fact]
    public void A_tag_goes_on_over_what_the_code_fills_in()
    {
        var template = PromptText.Concat([PromptText.Literal("A{{#if "), PromptText.Hole("flag", Reasons.Told("a parameter")), PromptText.Literal("}}B{{/if}}{{ "), PromptText.Hole("name", Reasons.Told("a parameter")), PromptText.Literal(" }}")]);
        Assert.Equal("user: A{B/}<{{ name }}>", Written(PromptTemplate.Messages(template, TemplateFormat.Handlebars)));
    }

    [Fact]
    public void One_of_two_templates_gives_one_of_their_messages()
    {
        var template = PromptText.OneOf([PromptText.Literal("<message role=\"system\">Short.</message>"), PromptText.Literal("<message role=\"system\">Long.</message>")]);
        Assert.Equal("system: {Short./Long.}", Written(PromptTemplate.Messages(template, TemplateFormat.Places)));
    }

    private static string Written(string template, TemplateFormat format) => Written(PromptTemplate.Messages(PromptText.Literal(template), format));

    internal static string Written(PromptMessages messages) =>
        string.Join(" | ", messages.Known.Select(static m => $"{m.Role.ToString().ToLowerInvariant()}: {Written(m.Content)}").Concat(messages.Unknown.Select(static h => $"<{h.Expression}>")));

    private static string Written(PromptText text)
    {
        var written = new StringBuilder();
        foreach (var segment in text.Segments)
        {
            written.Append(segment switch
            {
                LiteralSegment literal => literal.Text,
                HoleSegment hole => $"<{hole.Expression}>",
                ChoiceSegment choice => "{" + string.Join("/", choice.Alternatives.Select(Written)) + "}",
                _ => "?",
            });
        }

        return written.ToString();
    }
}
