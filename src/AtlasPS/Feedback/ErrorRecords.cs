using System.Management.Automation;
using AtlasPS.Binding;
using AtlasPS.Http;

namespace AtlasPS.Feedback;

/// <summary>Turns failures into error records: category, id, target and what to do next.</summary>
internal static class ErrorRecords
{
    public static ErrorRecord From(AtlasInputException exception) => new(exception, exception.ErrorId, exception.Category, exception.Target)
    {
        ErrorDetails = new ErrorDetails(exception.Message) { RecommendedAction = exception.Recommendation },
    };

    /// <param name="failure">What the session threw.</param>
    /// <param name="situation">What the cmdlet was about.</param>
    public static ErrorRecord From(AtlasHttpException failure, FailureSituation situation)
    {
        string message = Presentable.Lines(Message(failure, situation)) + (failure.OutcomeUnknown ? " Whether Atlas carried it out is not known." : "");
        var exception = new AtlasApiException(message, failure);
        return new ErrorRecord(exception, Id(failure), Category(failure), situation.Target)
        {
            ErrorDetails = new ErrorDetails(message) { RecommendedAction = Presentable.Lines(Recommendation(failure, situation)) },
        };
    }

    /// <summary>True for failures that every further input would meet too.</summary>
    public static bool IsTerminating(AtlasHttpException failure) =>
        failure.Failure is AtlasFailure.Authentication or AtlasFailure.Connection or AtlasFailure.Proxy or AtlasFailure.Tls
        || failure is { Failure: AtlasFailure.Timeout, TimeLimit: AtlasTimeLimit.Connection }
        || ErrorTable.Of(failure.ErrorCode) is { Ends: true };

    private static string Message(AtlasHttpException failure, FailureSituation situation)
    {
        if (failure.StatusCode == 404 && situation.Thing is { } thing && IsAboutThing(failure, situation))
            return $"{thing} was not found{situation.Scope}. ({failure.ErrorCode}, 404)";
        if (failure.StatusCode is not { } status)
            return failure.Message;
        string said = (failure.Detail ?? failure.Reason ?? failure.Message).TrimEnd();
        if (said.Length > 0 && said[said.Length - 1] is not ('.' or '!' or '?'))
            said += ".";
        string fields = string.Concat(failure.Fields.Select(field => $" {field.Key}: {field.Value.TrimEnd('.')}."));
        string code = failure.ErrorCode is { } errorCode ? $" ({errorCode}, {status})" : $" ({status})";
        return said + fields + code;
    }

    /// <summary>A 404 may speak of something around the thing, its project or its process, or of something within it; then Atlas's own words are better.</summary>
    private static bool IsAboutThing(AtlasHttpException failure, FailureSituation situation) =>
        failure.SaysGone && (failure.Detail is not { } detail || detail.Contains(situation.Target?.ToString() ?? ""));

    private static string Id(AtlasHttpException failure) => failure.ErrorCode ?? failure.Failure switch
    {
        AtlasFailure.Timeout => "Timeout",
        AtlasFailure.Connection => "ConnectionFailed",
        AtlasFailure.Proxy => "ProxyRefused",
        AtlasFailure.Tls => "SecureConnectionFailed",
        AtlasFailure.Authentication => "AuthenticationFailed",
        AtlasFailure.Protocol => "UnreadableAnswer",
        _ => $"Http{failure.StatusCode}",
    };

    /// <summary>The code decides where it is known, and else the status.</summary>
    private static ErrorCategory Category(AtlasHttpException failure) => failure.Failure == AtlasFailure.Status && ErrorTable.Of(failure.ErrorCode) is { } meaning ? meaning.Category : ByStatus(failure);

    private static ErrorCategory ByStatus(AtlasHttpException failure) => (failure.Failure, failure.StatusCode) switch
    {
        (AtlasFailure.Timeout, _) => ErrorCategory.OperationTimeout,
        (AtlasFailure.Authentication, _) => ErrorCategory.AuthenticationError,
        (AtlasFailure.Connection or AtlasFailure.Proxy, _) => ErrorCategory.ConnectionError,
        (AtlasFailure.Tls, _) => ErrorCategory.SecurityError,
        (AtlasFailure.Protocol, null or < 400) => ErrorCategory.InvalidData,
        (_, 400 or 406 or 415) => ErrorCategory.InvalidArgument,
        (_, 401) => ErrorCategory.PermissionDenied,
        (_, 402) => ErrorCategory.QuotaExceeded,
        (_, 403) => ErrorCategory.PermissionDenied,
        (_, 404) => failure.ErrorCode is null ? ErrorCategory.InvalidOperation : ErrorCategory.ObjectNotFound,
        (_, 409) => ErrorCategory.ResourceExists,
        (_, 410) => ErrorCategory.NotInstalled,
        (_, 429) => ErrorCategory.LimitsExceeded,
        (_, >= 500) => ErrorCategory.ResourceUnavailable,
        _ => ErrorCategory.InvalidOperation,
    };

    private static string Recommendation(AtlasHttpException failure, FailureSituation situation)
    {
        if (failure.OutcomeUnknown)
            return $"Whether Atlas carried it out is not known{(failure.Attempts > 1 ? "" : ", so it was not sent again")}. Look first{(situation.LookCommand is { } look ? $" with {look}" : "")}, then decide.";
        return (failure.Failure, failure.StatusCode, failure.ErrorCode) switch
        {
            (AtlasFailure.Status, _, _) when ErrorTable.Of(failure.ErrorCode) is { } meaning && !(failure.StatusCode == 404 && situation.Thing is not null && IsAboutThing(failure, situation)) =>
                meaning.Advice.Replace("{Roles}", Needed(situation)),
            (AtlasFailure.Timeout, _, _) => failure.TimeLimit switch
            {
                AtlasTimeLimit.Connection => "Check the network and the proxy, or allow more time: Connect-Atlas -ConnectionTimeoutSeconds.",
                AtlasTimeLimit.Operation => "Try again, or allow more time: Connect-Atlas -OperationTimeoutSeconds.",
                _ => "Try again, or allow more time with -TimeoutSec.",
            },
            (AtlasFailure.Proxy, _, _) => "Connect again with what the proxy wants: Connect-Atlas -ProxyCredential, or another -Proxy, or -NoProxy.",
            (AtlasFailure.Tls, _, _) =>
                "Check the -BaseUri of the session. Where a proxy of your own network opens what is encrypted, trust its authority: in the platform's store, or with Connect-Atlas -CACertificate.",
            (AtlasFailure.Connection, _, _) => "Check the network, the proxy and the -BaseUri of the session (Get-AtlasContext shows it).",
            (AtlasFailure.Authentication, _, _) =>
                "Check the public and private key or the service account's secret, and connect again: Connect-Atlas -Credential (Get-Credential).",
            (AtlasFailure.Protocol, _, _) => "Something between you and Atlas answered in its place, or the answer was cut. Check the -BaseUri of the session and try again.",
            (_, 402, _) => "Add a payment method to the organization, or choose a tier that needs none.",
            (_, 401 or 403, _) => Needed(situation),
            (_, 404, null) => "The answer does not say that it is Atlas's: a gateway or proxy may have given it. Check the -BaseUri of the session, then try again.",
            (_, 404, _) => NotFound(situation),
            (_, 409, _) => "It exists already, or another change is under way. Read the present state, then decide.",
            (_, 410, _) => "Atlas has taken this version of the operation away. Update AtlasPS.",
            (_, 429, _) => failure.RetryAfter is { } delay
                ? $"Wait {Math.Ceiling(delay.TotalSeconds)} s, then try again, or send fewer requests."
                : "Wait a minute, then try again, or send fewer requests.",
            (_, >= 500, _) => "Atlas has trouble of its own. Try again in a while; https://status.mongodb.com tells more.",
            _ => "Correct what the message names and try again.",
        };
    }

    private static string Needed(FailureSituation situation) => situation.Roles.Count == 0
        ? "Ask an owner of the project or organization for a role that allows it."
        : $"The caller needs the role {string.Join(" or ", situation.Roles)}. An owner grants it in the Access Manager.";

    private static string NotFound(FailureSituation situation)
    {
        string guess = situation.Suggestion is { } suggestion ? $"Did you mean {Quoting.Quoted(suggestion)}? "
            : situation.Elsewhere is { } elsewhere ? $"There is one with {elsewhere}. "
            : "";
        return situation.ListCommand is { } list
            ? $"{guess}{list} lists the {situation.Plural}{situation.ListScope}."
            : $"{guess}Check the name and the project or organization it is looked for in.";
    }
}
