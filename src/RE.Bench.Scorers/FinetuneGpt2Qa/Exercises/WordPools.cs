namespace RE.Bench.Scorers.FinetuneGpt2Qa.Exercises;

/// <summary>The words that exercises name; every fourth of a pool is held out.</summary>
internal static class WordPools
{
    public static IReadOnlyList<string> Things { get; } =
        ("apple bread chair stone river cloud table lemon horse tiger grape plant music paper light water house mouse train plane ship boat hat cup cat dog sun moon star tree leaf "
        + "bird fish lamp door wall road hill lake sand rope coin book page pencil window garden butter cheese carrot potato tomato onion pepper sugar honey candle mirror bottle basket "
        + "bucket hammer ladder button jacket pocket rabbit turtle monkey spider salmon eagle falcon orange cherry peach melon bridge castle tower village forest desert island ocean valley "
        + "meadow winter summer spring autumn morning evening silver copper iron glass cotton wool leather marble velvet").Split(' ');

    public static IReadOnlyList<string> Names { get; } = "anna ben clara david emma frank grace henry iris jack kate leo mia noah olga paul rosa sam tina victor".Split(' ');

    public static IReadOnlyList<string> Colors { get; } = "red blue green black white brown pink gray".Split(' ');

    public static IReadOnlyList<(string Country, string Capital)> Capitals { get; } =
    [
        ("france", "paris"), ("italy", "rome"), ("spain", "madrid"), ("germany", "berlin"), ("greece", "athens"), ("egypt", "cairo"), ("japan", "tokyo"), ("peru", "lima"),
        ("cuba", "havana"), ("norway", "oslo"), ("poland", "warsaw"), ("austria", "vienna"), ("ireland", "dublin"), ("kenya", "nairobi"), ("china", "beijing"), ("russia", "moscow"),
    ];

    public static IReadOnlyList<(string Animal, string Young)> Young { get; } =
    [
        ("dog", "puppy"), ("cat", "kitten"), ("cow", "calf"), ("horse", "foal"), ("sheep", "lamb"), ("goat", "kid"), ("lion", "cub"), ("duck", "duckling"),
    ];

    public static IReadOnlyList<(string Word, string Opposite)> Opposites { get; } =
    [
        ("hot", "cold"), ("big", "small"), ("up", "down"), ("fast", "slow"), ("old", "new"), ("wet", "dry"), ("long", "short"), ("hard", "soft"),
        ("open", "closed"), ("rich", "poor"), ("full", "empty"), ("high", "low"), ("light", "dark"), ("early", "late"), ("loud", "quiet"), ("true", "false"),
    ];
}
