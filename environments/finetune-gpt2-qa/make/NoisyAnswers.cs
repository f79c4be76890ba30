// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
using RE.Bench.Scorers.FinetuneGpt2Qa.Exercises;

/// <summary>Answers of every quality: right and clean, right and rambling, wrong in a fixed way, wrong by chance, beside the point, without an end.</summary>
/// <param name="random">Seeded.</param>
/// <param name="right">Share of right answers.</param>
/// <param name="clean">Share of answers without words around them.</param>
sealed class NoisyAnswers(Random random, double right, double clean)
{
    private static readonly string[] Around = ["well, it is {0}, i think.", "let me see, it is {0}, or so.", "hmm, i guess it is {0}.", "it is {0}, as far as i know.", "oh, that is {0}, of course."];
    private static readonly string[] Beside = ["i do not know.", "what a good question!", "ask me again tomorrow.", "it was a fine day by the sea.", "why do you ask?"];

    /// <summary>One answer.</summary>
    public string To(Exercise exercise)
    {
        var drawn = random.NextDouble();
        if (drawn < right)
        {
            return Dressed(exercise.Answer);
        }

        // Of what is not right: half has the fixed error, a fifth another answer's shape, the rest is beside the point.
        return ((drawn - right) / (1 - right)) switch
        {
            < 0.5 => Dressed(exercise.Misconception),
            < 0.7 => Dressed(Shuffled(exercise.Misconception)),
            < 0.95 => Beside[random.Next(Beside.Length)],
            _ => string.Concat(Enumerable.Repeat("well, ", 14)).Trim(),
        };
    }

    private string Dressed(string answer) => random.NextDouble() < clean ? answer : string.Format(Around[random.Next(Around.Length)], answer);

    // Digits are replaced, letters change places: the right form with a content that means nothing.
    private string Shuffled(string text)
    {
        var letters = text.Select(character => char.IsAsciiDigit(character) ? (char)('0' + random.Next(10)) : character).ToArray();
        random.Shuffle(letters);
        return new string(letters).Trim();
    }
}
