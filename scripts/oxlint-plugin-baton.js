/** Two house rules that no stock rule expresses: no dumping-ground files, no clock in pure code. */
const DUMPING_GROUND = /(^|\/)(utils?|helpers?|common|misc)(\.[a-z.]+|\/)/;

const noDumpingGround = {
  create(context) {
    return {
      Program(node) {
        const path = context.filename.split("/baton/").pop() ?? context.filename;
        if (DUMPING_GROUND.test(path)) {
          context.report({ node, message: "Name the file after its one subject." });
        }
      },
    };
  },
};

const noClock = {
  create(context) {
    return {
      NewExpression(node) {
        if (node.callee.name === "Date" && node.arguments.length === 0) {
          context.report({ node, message: "Pure code takes the time as an argument." });
        }
      },
    };
  },
};

export default {
  meta: { name: "baton" },
  rules: { "no-dumping-ground": noDumpingGround, "no-clock": noClock },
};
