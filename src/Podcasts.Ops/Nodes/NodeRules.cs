using Microsoft.Extensions.Options;
using Podcasts.Ops.Jobs;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Nodes;

/// <summary>What settings of a node do not go together.</summary>
internal sealed class NodeRules(IOptions<StorageOptions> storage) : IValidateOptions<NodeOptions>
{
    private static readonly string[] Groups = [WorkGroup.Prepare, WorkGroup.Recognize];

    public ValidateOptionsResult Validate(string? name, NodeOptions node)
    {
        var isAlone = storage.Value.Database == StorageOptions.Sqlite;
        return node.Groups.Except(Groups).Any() ? ValidateOptionsResult.Fail("Node:Groups holds prepare and recognize, or one of them, or nothing for both.")
            : isAlone && (node.Role != NodeOptions.All || node.Web is not null) ? ValidateOptionsResult.Fail("Node:Role and Node:Web are for several nodes, which share a database: set Storage:Database=postgres, or leave them out.")
            : node is { Web: not null, Token.Length: 0 } ? ValidateOptionsResult.Fail("Node:Web needs Node:Token, the same as on that node.")
            : node.Role != NodeOptions.WebOnly && !Groups.Any(node.Serves) ? ValidateOptionsResult.Fail("This node would do nothing: one with Node:Web cannot prepare, so give it the group recognize.")
            : ValidateOptionsResult.Success;
    }
}
