using Microsoft.AspNetCore.Http;

namespace RE.Bench.Reports.Viewer.Http;

/// <summary>Lets in whoever has the address that was printed, from this machine's browser, and nobody else.</summary>
internal sealed class ViewerGate(ViewerSession session, RequestDelegate next)
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Answers a request or refuses it.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        Protect(context.Response.Headers);
        var (request, port) = (context.Request, context.Connection.LocalPort);
        if (!IsOurHost(request.Host, port))
        {
            return RefuseAsync(context, StatusCodes.Status403Forbidden);
        }

        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            context.Response.Headers.Allow = "GET, HEAD";
            return RefuseAsync(context, StatusCodes.Status405MethodNotAllowed);
        }

        if (request.Path == "/" && request.Query.TryGetValue("token", out var token) && session.IsToken(token))
        {
            Admit(context, port);
            return Task.CompletedTask;
        }

        return session.IsCookie(request.Cookies[ViewerSession.CookieName(port)]) && !IsFromElsewhere(request)
            ? next(context)
            : RefuseAsync(context, StatusCodes.Status403Forbidden);
    }

    private void Admit(HttpContext context, int port)
    {
        context.Response.Headers.SetCookie = session.SetCookie(port);
        if (context.Request.Headers["Sec-Fetch-Site"] == "cross-site")
        {
            // A redirect would count as sent by the other page, and a strict cookie would not go with it; a refresh counts as ours.
            context.Response.Headers["Refresh"] = "0; url=/";
            return;
        }

        context.Response.Headers.Location = "/";
        context.Response.StatusCode = StatusCodes.Status302Found;
    }

    private static void Protect(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Embedder-Policy"] = "require-corp";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
    }

    /// <summary>A name of another site that was made to resolve to this machine is not ours.</summary>
    private static bool IsOurHost(HostString host, int port) =>
        host.Port == port && (host.Host == "127.0.0.1" || string.Equals(host.Host, "localhost", StringComparison.OrdinalIgnoreCase));

    private static bool IsFromElsewhere(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site";

    private static Task RefuseAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(status == StatusCodes.Status405MethodNotAllowed
            ? "This page only shows things: GET and HEAD.\n"
            : "Open the address that 'rebench view' printed: it has a token, and it begins with http://127.0.0.1 or http://localhost.\n", context.RequestAborted);
    }
}
