// namespaces: Azure.Identity
using System;
using System.Threading;
using System.Threading.Tasks;
using Azure.Core;

namespace Azure.Identity
{
    public class DefaultAzureCredential : TokenCredential
    {
        public DefaultAzureCredential() { }

        public DefaultAzureCredential(DefaultAzureCredentialOptions options) { }

        public DefaultAzureCredential(bool includeInteractiveCredentials = false) { }

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => default;

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => default;
    }

    public class DefaultAzureCredentialOptions : ClientOptions
    {
        public string TenantId { get; set; }

        public Uri AuthorityHost { get; set; }

        public string ManagedIdentityClientId { get; set; }

        public bool ExcludeManagedIdentityCredential { get; set; }
    }

    public class AzureCliCredential : TokenCredential
    {
        public AzureCliCredential() { }

        public AzureCliCredential(AzureCliCredentialOptions options) { }

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => default;

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => default;
    }

    public class AzureCliCredentialOptions : ClientOptions
    {
        public string TenantId { get; set; }

        public Uri AuthorityHost { get; set; }
    }

    public class AzureDeveloperCliCredential : TokenCredential
    {
        public AzureDeveloperCliCredential() { }

        public AzureDeveloperCliCredential(AzureDeveloperCliCredentialOptions options) { }

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => default;

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => default;
    }

    public class AzureDeveloperCliCredentialOptions : ClientOptions
    {
        public string TenantId { get; set; }

        public Uri AuthorityHost { get; set; }
    }

    public class VisualStudioCredential : TokenCredential
    {
        public VisualStudioCredential() { }

        public VisualStudioCredential(VisualStudioCredentialOptions options) { }

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => default;

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => default;
    }

    public class VisualStudioCredentialOptions : ClientOptions
    {
        public string TenantId { get; set; }

        public Uri AuthorityHost { get; set; }
    }

    public class InteractiveBrowserCredential : TokenCredential
    {
        public InteractiveBrowserCredential() { }

        public InteractiveBrowserCredential(InteractiveBrowserCredentialOptions options) { }

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => default;

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => default;
    }

    public class InteractiveBrowserCredentialOptions : ClientOptions
    {
        public string TenantId { get; set; }

        public Uri AuthorityHost { get; set; }
    }

    public class ManagedIdentityCredential : TokenCredential
    {
        public ManagedIdentityCredential() { }

        public ManagedIdentityCredential(ManagedIdentityCredentialOptions options) { }

        public ManagedIdentityCredential(string clientId) { }

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => default;

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => default;
    }

    public class ManagedIdentityCredentialOptions : ClientOptions
    {
        public string TenantId { get; set; }

        public Uri AuthorityHost { get; set; }
    }

    public class ClientSecretCredential : TokenCredential
    {
        public ClientSecretCredential(string tenantId, string clientId, string clientSecret) { }

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => default;

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => default;
    }

    public class ChainedTokenCredential : TokenCredential
    {
        public ChainedTokenCredential(params TokenCredential[] sources) { }

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => default;

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => default;
    }
}
