using Microsoft.AspNetCore.Routing;

namespace RE.Bench.Agents.Live.Desk;

/// <summary>A part of what the desk serves.</summary>
internal interface IDeskRoutes
{
    /// <summary>Adds its routes.</summary>
    void Map(IEndpointRouteBuilder routes);
}
