COMMENT ON COLUMN contest.challenger_id IS
    'What was learned anew: champion_id itself in the backtest of a model that had nobody to beat; null where no champion of the run was beaten, and nothing was kept.';
