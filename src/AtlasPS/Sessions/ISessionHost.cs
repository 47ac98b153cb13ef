using AtlasPS.Feedback;

namespace AtlasPS.Sessions;

/// <summary>A cmdlet that has a session.</summary>
internal interface ISessionHost : ICallHost
{
    /// <summary>The session that its calls go through.</summary>
    AtlasSession Connection { get; }
}
