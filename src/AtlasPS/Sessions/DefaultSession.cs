using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace AtlasPS.Sessions;

/// <summary>The session that cmdlets use unless they are given one: one a runspace, as with everything else a person sets at a prompt.</summary>
internal static class DefaultSession
{
    private static readonly ConditionalWeakTable<Runspace, Holder> Holders = new();

    public static AtlasSession? Current
    {
        get => Runspace.DefaultRunspace is { } runspace && Holders.TryGetValue(runspace, out var holder) ? holder.Session : null;
        set
        {
            if (Runspace.DefaultRunspace is { } runspace)
                Holders.GetValue(runspace, _ => new Holder()).Session = value;
        }
    }

    /// <summary>Puts a session in the place of this runspace's. The former one is closed, unless somebody else may have it in a variable.</summary>
    public static void Replace(AtlasSession session)
    {
        if (Current is { IsHandedOut: false })
            Close();
        Current = session;
    }

    /// <summary>Lets go of this runspace's session, and tells Atlas.</summary>
    public static void Close()
    {
        if (Current is { } session)
            Close(session);
    }

    /// <summary>Ends a session, this runspace's or another, and tells Atlas. A second time does nothing.</summary>
    public static void Close(AtlasSession session)
    {
        if (ReferenceEquals(session, Current))
            Current = null;
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        Task.Run(() => session.Http.CloseAsync(timeout.Token)).GetAwaiter().GetResult();
        session.Http.Dispose();
    }

    private sealed class Holder
    {
        public AtlasSession? Session { get; set; }
    }
}
