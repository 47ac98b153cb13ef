using System.Management.Automation;
using AtlasPS.Binding;
using AtlasPS.Calls;
using AtlasPS.Descriptions;
using AtlasPS.Http;

namespace AtlasPS.Commands;

/// <summary>A cmdlet that reads lists page by page, and single objects where it is told which.</summary>
public abstract class AtlasListCommand : AtlasReadCommand
{
    private SemaphoreSlim? _slots;

    private protected AtlasListCommand()
    {
    }

    /// <summary>Reads every page; objects flow as they arrive. Without it the first page is read, and a warning says when there is more.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    /// <summary>Items a request, 1 to 500: 100 unless set, 500 with <c>-All</c>.</summary>
    [Parameter]
    [ValidateRange(1, ListWindow.LargestPage)]
    public int PageSize { get; set; }

    /// <inheritdoc/>
    private protected override Reading Begin(OperationDescription operation)
    {
        if (operation.Answer != ResponseForm.Paged)
            return base.Begin(operation);

        if (PagingParameters.First == 0 && !PagingParameters.IncludeTotalCount)
            return new NoReading(this, new CallSubject(operation, new Dictionary<string, string>()));
        var filter = SelectionOf(operation);
        var request = Bind(operation);
        var window = IsFiltered ? ListWindow.OfMatches(PagingParameters, PageSize) : new ListWindow(PagingParameters, All, PageSize);
        bool count = PagingParameters.IncludeTotalCount;
        var paging = new AtlasPaging
        {
            FirstPage = window.FirstPage,
            LastPage = window.LastPage,
            PageSize = window.PageSize,
            All = window.ManyPages,
            IncludeCount = operation.CanCount ? count : null,
            PagesAhead = ThrottleLimit,
            // The pages of all lists under way share the limit.
            Slots = IsPiped ? _slots ??= new SemaphoreSlim(ThrottleLimit) : null,
        };
        return new PagedReading(this, Present!, request, window, PagingParameters, paging, filter);
    }
}
