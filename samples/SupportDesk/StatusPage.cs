namespace SupportDesk;

/// <summary>The shop's status page. Its methods share names with chat clients, and cost nothing.</summary>
internal sealed class StatusPage(HttpClient http)
{
    public async Task<string> GetResponseAsync(string service, CancellationToken ct) =>
        await http.GetStringAsync($"/status/{Uri.EscapeDataString(service)}", ct);

    public async Task<string> WaitUntilUpAsync(string service, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                return await GetResponseAsync(service, ct);
            }
            catch (HttpRequestException)
            {
                await Task.Delay(TimeSpan.FromSeconds(10), ct);
            }
        }
    }
}
