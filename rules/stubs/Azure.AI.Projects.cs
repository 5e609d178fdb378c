// namespaces: Azure.AI.Projects, Azure.AI.Extensions.OpenAI
using System;
using System.ClientModel;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Azure.AI.Projects
{
    public class AIProjectClientOptions { }

    public class AIProjectClient
    {
        public AIProjectClient(Uri endpoint, object credential = null, AIProjectClientOptions options = null) { }

        public Agents.AgentAdministrationClient AgentAdministrationClient { get; }

        public Azure.AI.Extensions.OpenAI.ProjectOpenAIClient GetProjectOpenAIClient() => null;
    }
}

namespace Azure.AI.Projects.Agents
{
    public class AgentAdministrationClient
    {
        public ClientResult<ProjectsAgentVersion> CreateAgentVersion(string agentName, ProjectsAgentVersionCreationOptions options, CancellationToken cancellationToken = default) => null;

        public Task<ClientResult<ProjectsAgentVersion>> CreateAgentVersionAsync(string agentName, ProjectsAgentVersionCreationOptions options, CancellationToken cancellationToken = default) => null;

        public ClientResult<ProjectsAgentRecord> GetAgent(string agentName, CancellationToken cancellationToken = default) => null;

        public Task<ClientResult<ProjectsAgentRecord>> GetAgentAsync(string agentName, CancellationToken cancellationToken = default) => null;

        public ClientResult DeleteAgent(string agentName, CancellationToken cancellationToken = default) => null;

        public Task<ClientResult> DeleteAgentAsync(string agentName, CancellationToken cancellationToken = default) => null;
    }

    public class ProjectsAgentVersionCreationOptions
    {
        public ProjectsAgentVersionCreationOptions(DeclarativeAgentDefinition definition) { }
    }

    public class DeclarativeAgentDefinition
    {
        public DeclarativeAgentDefinition(string model) { }

        public string Instructions { get; set; }

        public IList<global::OpenAI.Responses.ResponseTool> Tools { get; }
    }

    public class ProjectsAgentVersion
    {
        public string Id { get; }

        public string Name { get; }

        public string Version { get; }
    }

    public class ProjectsAgentRecord
    {
        public string Id { get; }

        public string Name { get; }

        public ProjectsAgentVersion GetLatestVersion() => null;
    }
}

namespace Azure.AI.Extensions.OpenAI
{
    public class ProjectOpenAIClient : global::OpenAI.OpenAIClient
    {
        public ProjectResponsesClient GetProjectResponsesClient() => null;

        public ProjectResponsesClient GetProjectResponsesClientForModel(string model) => null;
    }

    public class ProjectResponsesClient : global::OpenAI.Responses.ResponsesClient
    {
    }
}
