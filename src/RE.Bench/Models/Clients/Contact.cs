namespace RE.Bench.Models.Clients;

/// <summary>Whether a provider ever gave one good answer: until then its address may be mistyped.</summary>
internal sealed class Contact
{
    private volatile bool _hasAnswered;

    public bool HasAnswered => _hasAnswered;

    public void Answered() => _hasAnswered = true;
}
