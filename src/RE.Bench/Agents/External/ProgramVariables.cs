namespace RE.Bench.Agents.External;

/// <summary>The environment of a program in the sandbox: the addresses and names under which clients look for their model.</summary>
internal static class ProgramVariables
{
    /// <summary>All variables; those of the agent's definition come last and win.</summary>
    /// <param name="settings">The program.</param>
    /// <param name="key">Key of this run's model requests; null when the agent has no model.</param>
    /// <param name="model">Name of the model; null when it has none.</param>
    public static Dictionary<string, string> For(ExecSettings settings, string? key, string? model)
    {
        var variables = new Dictionary<string, string>();
        if (key is not null && model is not null)
        {
            foreach (var name in (string[])["OPENAI_API_KEY", "ANTHROPIC_API_KEY"])
            {
                variables[name] = key;
            }

            variables["OPENAI_BASE_URL"] = variables["OPENAI_API_BASE"] = SandboxRelay.Address + "/v1";
            variables["ANTHROPIC_BASE_URL"] = SandboxRelay.Address;
            variables["REBENCH_MODEL"] = model;
        }

        foreach (var (name, value) in settings.Environment)
        {
            variables[name] = value;
        }

        return variables;
    }
}
