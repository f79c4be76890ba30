namespace RE.Bench.Models.Wire;

/// <summary>Where a model is asked, for messages.</summary>
/// <param name="Model">The model, <c>provider/model</c>.</param>
/// <param name="Address">The server.</param>
/// <param name="KeyVariable">Variable that its key came from; null = it is asked without a key.</param>
/// <param name="AddressSource">What a person changes to change the address.</param>
internal sealed record ModelServer(string Model, Uri Address, string? KeyVariable, string AddressSource);
