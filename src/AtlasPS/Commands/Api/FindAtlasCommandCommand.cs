using System.Management.Automation;
using AtlasPS.Finding;

namespace AtlasPS.Commands;

/// <summary>Finds the cmdlet for an operation id, a path, a command of the Atlas CLI, or words. Works without a connection.</summary>
[Cmdlet(VerbsCommon.Find, "AtlasCommand", HelpUri = "https://www.mongodb.com/docs/api/doc/atlas-admin-api-v2/")]
[OutputType(typeof(AtlasCommandMatch))]
public sealed class FindAtlasCommandCommand : PSCmdlet
{
    /// <summary>What is known: words, an operation id of any generation, a path, or a command of the Atlas CLI. Several words need no quotes.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromRemainingArguments = true)]
    [ValidateNotNullOrEmpty]
    public string[] Query { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        string query = string.Join(" ", Query);
        var matches = CommandFinder.Find(query);
        if (matches.Count == 0)
            WriteError(new ErrorRecord(new ItemNotFoundException($"Nothing in AtlasPS answers to '{query}'."), "NothingFound", ErrorCategory.ObjectNotFound, query)
            {
                ErrorDetails = new ErrorDetails($"Nothing in AtlasPS answers to '{query}'.") { RecommendedAction = "Try other words, such as 'backup snapshot' or 'add user team', or look through Get-Command -Module AtlasPS." },
            });
        WriteObject(matches, enumerateCollection: true);
    }
}
