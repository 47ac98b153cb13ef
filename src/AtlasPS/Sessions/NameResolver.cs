using System.Text.Json;
using System.Text.RegularExpressions;
using AtlasPS.Descriptions;
using AtlasPS.Feedback;
using AtlasPS.Http;
using AtlasPS.Results;
using AtlasPS.Values;

namespace AtlasPS.Sessions;

/// <summary>Finds the id behind the name of a project or an organization. What was found is kept for a minute, so that a pipeline asks once.</summary>
internal sealed class NameResolver(AtlasSession session)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(1);
    private static readonly Regex Id = new("^[a-f0-9]{24}$", RegexOptions.CultureInvariant);

    private readonly Level _projects = new("project", "Get-AtlasProject", () => OperationTable.listGroups);
    private readonly Level _organizations = new("organization", "Get-AtlasOrganization", () => OperationTable.listOrgs);

    public static bool IsId(string text) => Id.IsMatch(text);

    /// <summary>The id of a project or an organization that is given by id or by name.</summary>
    /// <param name="wireName">Which of the two, as <see cref="Scopes"/> has it.</param>
    /// <param name="nameOrId">The id or the name.</param>
    /// <param name="limit">Puts on a request what the caller says about time and retries.</param>
    /// <param name="observer">Sees the requests.</param>
    /// <param name="cancellationToken">Ends them.</param>
    public Task<string> ResolveAsync(string wireName, string nameOrId, Action<AtlasRequest>? limit, IAtlasRequestObserver? observer, CancellationToken cancellationToken) =>
        ResolveAsync(wireName == Scopes.Project ? _projects : _organizations, nameOrId, limit, observer, cancellationToken);

    /// <summary>Id and name of every project, for completion.</summary>
    public Task<IReadOnlyList<(string Id, string Name)>> ProjectsAsync(CancellationToken cancellationToken) => _projects.AllAsync(session, cancellationToken);

    /// <summary>Id and name of every organization, for completion.</summary>
    public Task<IReadOnlyList<(string Id, string Name)>> OrganizationsAsync(CancellationToken cancellationToken) => _organizations.AllAsync(session, cancellationToken);

    private async Task<string> ResolveAsync(
        Level level, string nameOrId, Action<AtlasRequest>? limit, IAtlasRequestObserver? observer, CancellationToken cancellationToken)
    {
        if (IsId(nameOrId))
            return nameOrId;
        bool fresh = await level.LoadAsync(session, false, limit, observer, cancellationToken).ConfigureAwait(false);
        if (level.Find(nameOrId) is { } id)
            return id;

        // Somebody may have made it a moment ago.
        if (!fresh)
        {
            await level.LoadAsync(session, true, limit, observer, cancellationToken).ConfigureAwait(false);
            if (level.Find(nameOrId) is { } found)
                return found;
        }

        throw level.Unknown(nameOrId);
    }

#pragma warning disable CA1001 // A SemaphoreSlim whose wait handle nobody asks for holds nothing to dispose of.
    private sealed class Level(string word, string command, Func<OperationDescription> list)
    {
#pragma warning restore CA1001
        private readonly SemaphoreSlim _gate = new(1, 1);
        private IReadOnlyList<(string Id, string Name)> _known = [];
        private DateTime _loadedAt;

        /// <summary>Reads the list unless it is fresh. True when it was read now.</summary>
        public async Task<bool> LoadAsync(
            AtlasSession session, bool force, Action<AtlasRequest>? limit, IAtlasRequestObserver? observer, CancellationToken cancellationToken)
        {
            await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                if (!force && DateTime.UtcNow - _loadedAt < Freshness)
                    return false;
                var operation = list();
                var known = new List<(string Id, string Name)>();
                var request = operation.NewRequest(operation.Path);
                limit?.Invoke(request);
                var paging = new AtlasPaging { All = true, PageSize = 500, IncludeCount = operation.CanCount ? false : null };
                await foreach (var page in session.Http.ReadPagesAsync(request, paging, observer, cancellationToken).ConfigureAwait(false))
                    known.AddRange(page.Items.Select(item => (Text(item, "id"), Text(item, "name"))));
                _known = known;
                _loadedAt = DateTime.UtcNow;
                foreach (var (id, name) in known)
                    session.Labels.Remember(id, name);
                return true;
            }
            finally
            {
                _gate.Release();
            }
        }

        public async Task<IReadOnlyList<(string Id, string Name)>> AllAsync(AtlasSession session, CancellationToken cancellationToken)
        {
            await LoadAsync(session, false, null, null, cancellationToken).ConfigureAwait(false);
            return _known;
        }

        /// <summary>The id behind a name: in exactly this spelling first, else in any case.</summary>
        public string? Find(string name)
        {
            foreach (var comparison in (StringComparison[])[StringComparison.Ordinal, StringComparison.OrdinalIgnoreCase])
            {
                var matches = _known.Where(known => known.Name.Equals(name, comparison)).ToList();
                if (matches.Count == 1)
                    return matches[0].Id;
                if (matches.Count > 1)
                    throw Ambiguous(name, matches);
            }

            return null;
        }

        public AtlasInputException Unknown(string name)
        {
            string guess = Nearest.Find(name, _known.Select(known => known.Name)) is { } near ? $"Did you mean {Quoting.Quoted(near)}? " : "";
            return new AtlasInputException($"{Title}NotFound", $"No {word} is named '{name}' among the {_known.Count} that this session may see.",
                $"{guess}{command} lists them; an id of 24 hexadecimal digits works too.", name)
            { Category = System.Management.Automation.ErrorCategory.ObjectNotFound };
        }

        private AtlasInputException Ambiguous(string name, List<(string Id, string Name)> matches) => new(
            $"{Title}Ambiguous",
            $"{matches.Count} {word}s are named '{name}': {string.Join(", ", matches.Select(match => match.Id))}.",
            $"Give the id instead of the name. {command} shows which is which.",
            name);

        private string Title => char.ToUpperInvariant(word[0]) + word.Substring(1);

        private static string Text(JsonElement item, string name) =>
            item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
    }
}
