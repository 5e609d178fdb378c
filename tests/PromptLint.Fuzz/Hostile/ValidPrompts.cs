namespace PromptLint.Fuzz.Hostile;

/// <summary>Small valid files of the kinds of which the repository ships none.</summary>
internal static class ValidPrompts
{
    public const string Yaml = """
        name: Story
        description: >
          Tells
          a story.
        template: |
          <message role="system">Be brief.</message>
          <message role="user">{{$topic}} &amp; {{ plugin.function 'a' }}</message>
        template_format: semantic-kernel
        input_variables:
          - name: topic
            default: "dogs"
            is_required: false
        execution_settings:
          default: &one
            max_tokens: 70
            stop_sequences: ["END", 'STOP']
          service2: {model_id: gpt-4o, temperature: 0.5}
        """;

    public const string HandlebarsYaml = """
        template: >-
          {{#message role="system"}}Hi{{/message}}
          {{#each items}}{{this}}{{else}}none{{/each}}
        template_format: handlebars
        """;

    public const string Prompty = """
        ---
        name: Chat
        authors:
          - somebody
        model:
          api: chat
          configuration:
            type: azure_openai
            azure_deployment: gpt-4o
          parameters:
            max_tokens: 80
            stop: ["END"]
        sample:
          topic: "x"
        ---
        system:
        Be brief.
        {% if topic %}On {{topic}}.{% endif %}
        user:
        {{topic}}
        ![image](a.png)
        """;

    public const string Settings = """
        { "schema": 1, "description": "d", "execution_settings": { "default": { "model_id": "gpt-4.1-nano", "max_tokens": 60, "stop_sequences": ["END"], "temperature": 0.1 } } }
        """;

    public const string Resources = """
        <?xml version="1.0" encoding="utf-8"?>
        <root>
          <resheader name="version"><value>2.0</value></resheader>
          <data name="System" xml:space="preserve"><value>Be &lt;brief&gt;.</value><comment>c</comment></data>
          <data name="Other"><value><![CDATA[Hello {0}]]></value></data>
        </root>
        """;

    public const string Spans = """
        {"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"shop"}}]},"scopeSpans":[{"spans":[{"name":"chat","startTimeUnixNano":"1700000000000000000","endTimeUnixNano":"1700000001000000000","attributes":[{"key":"gen_ai.request.model","value":{"stringValue":"gpt-4o"}},{"key":"gen_ai.usage.input_tokens","value":{"intValue":"120"}},{"key":"gen_ai.usage.output_tokens","value":{"intValue":30}},{"key":"promptlint.site","value":{"stringValue":"a"}}]}]}]}]}
        """;

    public const string JsonLines = """
        {"timestamp":"2026-01-01T00:00:00Z","model":"gpt-4o","input_tokens":100,"output_tokens":20,"site":"a","cost":0.01}
        {"timestamp":"2026-01-02T00:00:00Z","model":"gpt-4o","inputTokens":100,"outputTokens":20}
        """;

    public const string Focus = """
        BilledCost,BillingCurrency,ChargePeriodStart,ServiceName,SkuId,ConsumedQuantity,ConsumedUnit,Tags
        1.25,USD,2026-01-01T00:00:00Z,OpenAI,gpt-4o,1000,Tokens,"{""site"": ""a""}"
        0.5,USD,2026-01-02T00:00:00Z,OpenAI,gpt-4o,500,Tokens,
        """;

    public const string LiteLlm = """
        { "gpt-4o": { "input_cost_per_token": 0.0000025, "output_cost_per_token": 1e-05, "max_tokens": 16384, "max_input_tokens": 128000, "litellm_provider": "openai", "mode": "chat" } }
        """;

    public const string ModelsDev = """
        { "openai": { "id": "openai", "models": { "gpt-4o": { "id": "gpt-4o", "cost": { "input": 2.5, "output": 10, "cache_read": 1.25 }, "limit": { "context": 128000, "output": 16384 } } } } }
        """;

    public static readonly string[] Handlebars =
    [
        "{{#message role=\"system\"}}You are {{name}}.{{/message}}\n{{#each history}}{{#message role=\"{{role}}\"}}{{{content}}}{{/message}}{{else}}none{{/each}}",
        "{{#if (equals a \"b\")}}x{{else if c}}y{{else}}z{{/if}}{{!-- comment --}}{{! short }}{{~trim~}}{{> partial}}{{set \"x\" 1}}{{json x}}{{#with a.b.[c d]}}{{../e}}{{@index}}{{/with}}",
    ];

    public static readonly string[] Liquid =
    [
        "system:\nYou are {{ name | upcase | default: 'x' }}.\n{% if a == 'b' and c contains \"d\" %}x{% elsif e %}y{% else %}z{% endif %}\nuser:\n{% for i in (1..3) %}{{ i }}{% else %}none{% endfor %}",
        "{% assign a = 'b' %}{% capture c %}d{% endcapture %}{% case x %}{% when 1, 2 %}one{% else %}other{% endcase %}{% comment %}hidden{% endcomment %}{% raw %}{{ raw }}{% endraw %}{%- unless y -%}z{%- endunless -%}",
    ];

    public static readonly string[] Places =
    [
        "Hello {{$name}}, it is {{time.now}}. {{plugin.fn $a 'b' c=$d}} <message role=\"user\">{{ \"quoted }}\" }}</message>",
        "<message role=\"system\"><text>a</text><image>b</image></message>\n<message role='assistant'>c &lt; d</message>{{",
    ];
}
