// namespaces: Azure.AI.Projects
using System;
using System.Threading;
using System.Threading.Tasks;

namespace Azure.AI.Projects
{
    public class AIProjectClientOptions { }

    public class AIProjectClient
    {
        public AIProjectClient(Uri endpoint, object credential = null, AIProjectClientOptions options = null) { }
    }
}
