// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2

/// <summary>The learning rate of a step.</summary>
static class Schedule
{
    public static double Rate(Settings settings, int step, int steps)
    {
        var (rate, warmup, last) = (settings.Number("learning_rate"), settings.Whole("warmup_steps"), settings.Number("final_learning_rate"));
        if (step < warmup)
        {
            return rate * (step + 1) / (warmup + 1);
        }

        var done = (double)(step - warmup) / Math.Max(1, steps - 1 - warmup);
        return rate * settings.Text("schedule") switch
        {
            "linear" => 1 - (done * (1 - last)),
            "cosine" => last + ((1 - last) * (1 + Math.Cos(Math.PI * done)) / 2),
            _ => 1,
        };
    }
}
