using PromptLint.Core.Calls;
using PromptLint.Core.Prompts;
using Xunit;

namespace PromptLint.Core.Tests.Prompts;

public sealed class PromptDocumentTests
{
    private const string Yaml = """
        name: Story
        template: |
          Tell a story about {{$topic}}.
        template_format: semantic-kernel
        input_variables:
          - name: topic
            is_required: true
        execution_settings:
          default:
            model_id: gpt-4.1-mini
            max_tokens: 200
            stop_sequences: ["END"]
        """;

    private const string Prompty = """
        ---
        name: Chat
        authors: [us]
        model:
          api: chat
          configuration:
            type: azure_openai
            azure_deployment: gpt-4o
          parameters:
            max_tokens: 128
            temperature: 0.2
        sample: &sample
          question: Why?
        ---
        system:
        Be brief.

        user:
        {{question}}
        """;

    [Fact]
    public void A_yaml_prompt_has_its_template_and_settings()
    {
        var document = PromptDocument.OfYaml(Yaml);
        var settings = Assert.Single(document.Settings);
        Assert.Equal(("Story", "user: Tell a story about <{{$topic}}>.\n"), (document.Name, PromptTemplateTests.Written(document.Messages)));
        Assert.Equal(("gpt-4.1-mini", 10, 200, StopState.Set), (settings.Model, settings.ModelLine, settings.Cap.Tokens, settings.Stop));
    }

    [Theory]
    [InlineData("handlebars", "user: <{{#each x}}>")]
    [InlineData("liquid", "user: <{{#each x}}>y<{{/each}}>")]
    [InlineData("jinja", "user: <{{#each x}}>y<{{/each}}>")]
    public void The_format_decides_what_a_place_is(string format, string expected) =>
        Assert.Equal(expected, PromptTemplateTests.Written(PromptDocument.OfYaml("template: \"{{#each x}}y{{/each}}\"\ntemplate_format: " + format).Messages));

    [Theory]
    [InlineData("", CapState.Missing, null, StopState.Missing)]
    [InlineData("execution_settings:\n  default:\n    temperature: 0", CapState.Missing, null, StopState.Missing)]
    [InlineData("execution_settings:\n  default:\n    max_tokens: 5\n    stop_sequences: []", CapState.Set, 5L, StopState.Missing)]
    [InlineData("execution_settings:\n  default:\n    max_tokens: many", CapState.Set, null, StopState.Missing)]
    [InlineData("execution_settings:\n  default: *shared", CapState.Unknown, null, StopState.Unknown)]
    [InlineData("execution_settings:\n  default:\n    <<: *shared\n    max_tokens: 5", CapState.Set, 5L, StopState.Unknown)]
    public void Settings_that_are_not_there_are_missing_and_those_not_read_are_not_known(string settings, CapState state, long? tokens, StopState stop)
    {
        var read = PromptDocument.OfYaml("template: x\n" + settings).Settings.DefaultIfEmpty(new PromptSettings()).Single();
        Assert.Equal((state, tokens, stop), (read.Cap.State, read.Cap.Tokens, read.Stop));
    }

    [Fact]
    public void A_template_that_is_not_read_is_a_hole() =>
        Assert.Equal("<template>", PromptTemplateTests.Written(PromptDocument.OfYaml("template: *shared").Messages));

    [Fact]
    public void A_prompty_file_has_its_front_matter_and_sections()
    {
        var document = PromptDocument.OfPrompty(Prompty);
        Assert.Equal("system: Be brief. | user: <{{question}}>", PromptTemplateTests.Written(document.Messages));
        Assert.Equal(("Chat", 128, "gpt-4o", 8), (document.Name, Assert.Single(document.Settings).Cap.Tokens, document.Deployment, document.DeploymentLine));
    }

    [Theory]
    [InlineData("${env:DEPLOYMENT}")]
    [InlineData("*shared")]
    [InlineData("")]
    public void A_deployment_that_the_environment_decides_is_not_known(string name) => Assert.Null(PromptDocument.OfPrompty(Prompty.Replace("gpt-4o", name)).Deployment);

    [Fact]
    public void A_prompty_file_may_be_written_on_windows() =>
        Assert.Equal("system: Be brief. | user: <{{question}}>", PromptTemplateTests.Written(PromptDocument.OfPrompty("\uFEFF" + Prompty.Replace("\n", "\r\n")).Messages));

    [Fact]
    public void A_prompt_and_the_settings_beside_it_are_one()
    {
        var document = PromptDocument.OfTemplate("Say {{$x}}.", "{ \"execution_settings\": { \"default\": { \"max_tokens\": 9 }, \"large\": { \"max_tokens\": 90, \"stop_sequences\": [\"END\"] } } }");
        Assert.Equal("user: Say <{{$x}}>.", PromptTemplateTests.Written(document.Messages));
        Assert.Equal([9, 90], document.Settings.Select(static s => s.Cap.Tokens));
        Assert.Empty(PromptDocument.OfTemplate("Say it.", null).Settings);
    }

    [Theory]
    [InlineData("name: x", 1)]
    [InlineData("just a text", 1)]
    [InlineData("name: x\ntemplate: a: b", 2)]
    public void A_broken_yaml_prompt_is_refused_with_its_line(string text, int line) =>
        Assert.Equal(line, Assert.Throws<PromptFormatException>(() => PromptDocument.OfYaml(text)).Line);

    [Theory]
    [InlineData("system:\nBe brief.", 1)]
    [InlineData("\n---\nname: x\nsystem:\nBe brief.", 2)]
    [InlineData("---\nname: x\n\tmodel: y\n---\nsystem:", 3)]
    public void A_broken_prompty_file_is_refused_with_its_line(string text, int line) =>
        Assert.Equal(line, Assert.Throws<PromptFormatException>(() => PromptDocument.OfPrompty(text)).Line);

    [Fact]
    public void Broken_settings_are_refused_with_their_line() =>
        Assert.Equal(2, Assert.Throws<PromptFormatException>(() => PromptDocument.OfTemplate("x", "{\n  \"execution_settings\": }")).Line);

    [Fact]
    public void A_resource_file_gives_its_texts_and_nothing_else()
    {
        var texts = ResourceTexts.Read("""
            <?xml version="1.0" encoding="utf-8"?>
            <root>
              <resheader name="version"><value>2.0</value></resheader>
              <data name="System" xml:space="preserve"><value>Be brief &amp; kind.
            Always.</value><comment>ours</comment></data>
              <data name="Logo" type="System.Resources.ResXFileRef, System.Windows.Forms"><value>logo.png</value></data>
              <data name="Blob" mimetype="application/x-microsoft.net.object.binary.base64"><value>AAAA</value></data>
            </root>
            """);
        Assert.Equal(("System", "Be brief & kind.\nAlways."), (Assert.Single(texts).Key, texts["System"].ReplaceLineEndings("\n")));
    }

    [Theory]
    [InlineData("<root>\n<data name=\"x\"><value>1</data></root>", 2)]
    [InlineData("<!DOCTYPE root [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>\n<root><data name=\"x\"><value>&e;</value></data></root>", 1)]
    [InlineData("<html />", 1)]
    [InlineData("", 1)]
    public void A_broken_resource_file_is_refused_with_its_line(string text, int line) =>
        Assert.Equal(line, Assert.Throws<PromptFormatException>(() => ResourceTexts.Read(text)).Line);

    [Theory]
    [InlineData("<root><data name=\"a\"><\nvalue>b</value></data></root>")]
    [InlineData("<root><data \tname=\"a\u0001\"/></root>")]
    public void What_a_resource_file_is_refused_for_is_one_line(string text) =>
        Assert.DoesNotContain(Assert.Throws<PromptFormatException>(() => ResourceTexts.Read(text)).Message, char.IsControl);
}
